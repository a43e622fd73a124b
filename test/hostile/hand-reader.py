"""Reads police statement exports one file after the other into typed rows, the way an analyst's script does:
find the header, decode, csv, times, amounts, directions, numbers. No duplicates, no legs. Prints one JSON line."""
import csv, datetime, decimal, io, json, os, re, sys, time, unicodedata, zipfile

csv.field_size_limit(1 << 30)
NAMES = {
    'card': ['交易卡号', '交易账卡号', '查询卡号'], 'account': ['交易账号', '本方账号'], 'name': ['账户开户名称', '交易方户名', '交易户名', '户名'],
    'date': ['交易日期'], 'time': ['交易时间', '记账日期'], 'amount': ['交易金额', '发生额', '交易金额（分）'], 'out': ['借方金额'], 'in': ['贷方金额'],
    'balance': ['交易余额', '交易余额（分）'], 'direction': ['收付标志', '借贷标志'], 'counter': ['交易对手账卡号', '交易对方账卡号', '对手卡号'],
    'counter_account': ['对手账号'], 'counter_name': ['对手户名'], 'success': ['交易是否成功'], 'serial': ['交易流水号'], 'note': ['备注'], 'feedback': ['查询反馈结果原因'],
}
COLUMN = {alias: field for field, aliases in NAMES.items() for alias in aliases}
IN = set('进 收 贷 C 入 收入 转入 存 入账 来账 贷CR'.split())
OUT = set('出 付 借 D O 支 支出 转出 取 出账 往账 借DR'.split())
FAILED = set('失败 否 0 N F 交易失败 不成功'.split())
EMPTY = set(['', '-', '--', '/', 'null', '无'])
FORMATS = ['%Y-%m-%d %H:%M:%S', '%Y%m%d%H%M%S', '%Y/%m/%d %H:%M:%S', '%Y%m%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S+08:00', '%Y年%m月%d日 %H时%M分%S秒',
           '%Y.%m.%d %H:%M:%S', '%Y-%m-%d-%H.%M.%S.%f', '%Y-%m-%d %H:%M', '%Y/%m/%d %H:%M', '%Y%m%d%H%M', '%Y-%m-%d', '%Y%m%d', '%Y/%m/%d', '%Y年%m月%d日']
SPACE = re.compile(r"[\s'\"]")


def text_of(data):
    if data[:2] in (b'\xff\xfe', b'\xfe\xff'):
        return data.decode('utf-16', 'replace')
    if data[1:2] == b'\0' or data[3:4] == b'\0':
        return data.decode('utf-16-le', 'replace')
    try:
        return data.decode('utf-8-sig')
    except UnicodeDecodeError:
        return data.decode('gb18030', 'replace')


def time_of(cell):
    cell = unicodedata.normalize('NFKC', cell).strip()
    try:
        return datetime.datetime(int(cell[0:4]), int(cell[5:7]), int(cell[8:10]), int(cell[11:13]), int(cell[14:16]), int(cell[17:19]))
    except ValueError:
        pass
    for form in FORMATS:
        try:
            return datetime.datetime.strptime(cell, form)
        except ValueError:
            pass
    try:
        return datetime.datetime(1899, 12, 30) + datetime.timedelta(days=float(cell))
    except (ValueError, OverflowError):
        return None


def amount_of(cell, unit):
    try:
        return int(decimal.Decimal(cell) * unit)
    except (decimal.InvalidOperation, ValueError):
        pass
    cell = unicodedata.normalize('NFKC', cell).translate(str.maketrans('', '', '¥￥,元+ \t'))
    if cell.startswith('(') and cell.endswith(')'):
        cell = '-' + cell[1:-1]
    try:
        return int(decimal.Decimal(cell) * unit)
    except (decimal.InvalidOperation, ValueError, OverflowError):
        return None


def number_of(cell):
    cell = SPACE.sub('', unicodedata.normalize('NFKC', cell))
    return '' if cell in EMPTY else cell.split('_')[0]


def read(data, rows):
    text = text_of(data)
    head = text[:20000]
    delimiter = max(',\t;|', key=head.count)
    columns, unit = None, 100
    for record in csv.reader(io.StringIO(text, newline=''), delimiter=delimiter):
        if columns is None:
            names = [cell.strip().strip('\ufeff') for cell in record]
            found = {COLUMN[name]: i for i, name in enumerate(names) if name in COLUMN}
            if ('card' in found or 'account' in found) and ('time' in found):
                columns = found
                unit = 1 if '交易金额（分）' in names else 100
            continue
        get = lambda field: (record[columns[field]].strip() if field in columns and columns[field] < len(record) else '')
        when = time_of((get('date') + ' ' + get('time')).strip())
        amount = amount_of(get('amount') or get('out') or get('in'), unit)
        word = get('direction').replace(' ', '').upper()
        sign = 1 if word in IN else -1 if word in OUT else 0
        rows.append((number_of(get('card')), number_of(get('account')), get('name'), when, amount, sign, amount_of(get('balance'), unit),
                     number_of(get('counter') or get('counter_account')), get('counter_name'), get('success') in FAILED, get('serial'), get('note'), get('feedback')))


started = time.time()
rows = []
for folder, _, names in sorted(os.walk(sys.argv[1])):
    for name in sorted(names):
        path = os.path.join(folder, name)
        if name.endswith('.zip'):
            archive = zipfile.ZipFile(path)
            for member in archive.namelist():
                read(archive.read(member), rows)
        elif '交易明细' in name:
            with open(path, 'rb') as file:
                read(file.read(), rows)
typed = sum(1 for row in rows if (row[0] or row[1]) and row[3] is not None and row[4] is not None)
print(json.dumps({'rows': len(rows), 'typed': typed, 'seconds': round(time.time() - started, 2), 'cpu': round(time.process_time(), 2)}))
