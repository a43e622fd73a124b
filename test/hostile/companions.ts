import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeText } from './encoder.ts';
import type { Random } from './random.ts';
import type { Account } from './world.ts';

const ACCOUNT_HEADER =
  '账户开户名称\t,开户人证件号码\t,交易卡号\t,交易账号\t,账号开户时间\t,账户余额\t,可用余额\t,币种\t,开户网点代码\t,开户网点\t,账户状态\t,钞汇标志名称\t,销户日期\t,账户类型\t,备注\t,账号开户银行\t,销户网点\t,最后交易时间\t';
const TASK_HEADER =
  '任务流水号,银行名称,主体类别,证账号码,账卡号,发送时间,反馈时间,反馈结果,反馈非明细结果,反馈明细结果,入库时间,入库状态,请求单号,查询结果';

/** Files beside the statements that hold no transaction row, and one that must never be loaded. */
export function writeCompanions(folder: string, accounts: readonly Account[], random: Random): void {
  const known = accounts.filter(({ kind }) => kind === 'normal' && random.chance(0.3));
  const lines = known.map(
    ({ name, id, card, account, bank }) =>
      `${name},${id},${card}\t,${account},20220101,,,人民币,,,正常,,00000000,,,${bank},,`,
  );
  writeFileSync(join(folder, '查询_账户信息.csv'), encodeText([ACCOUNT_HEADER, ...lines, ''].join('\r\n'), 'gb18030'));
  const tasks = known
    .slice(0, 20)
    .map(
      ({ card, bank }, i) =>
        `T${i},${bank},个人,,${card},20240601,20240602,${i % 5 === 0 ? '失败' : '成功'},,,20240602,,,`,
    );
  writeFileSync(join(folder, '查询_任务信息.csv'), encodeText([TASK_HEADER, ...tasks, ''].join('\r\n'), 'gb18030'));
  writeFileSync(join(folder, 'truth_accounts.csv'), 'account,label\n6200000000000000000,1\n');
}
