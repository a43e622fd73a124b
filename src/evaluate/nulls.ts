/** Labels in a random order (Fisher-Yates), the unlabelled (-1) left where they are: ranking by them must give chance. */
export function shuffleLabels(labels: Int8Array, random: () => number): Int8Array {
  const places = Array.from(labels.keys()).filter((place) => labels[place]! >= 0);
  const shuffled = labels.slice();
  for (let k = places.length - 1; k > 0; k -= 1) {
    const [a, b] = [places[k]!, places[Math.floor(random() * (k + 1))]!];
    [shuffled[a], shuffled[b]] = [shuffled[b]!, shuffled[a]!];
  }
  return shuffled;
}
