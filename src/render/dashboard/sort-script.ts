/**
 * The one script of the dashboard: it makes the heads of its table buttons that sort the rows. Without it the page says the same. It reads
 * text and numbers that stand in the page already, and makes elements only from those.
 */

/** The content of the script element; the page's policy knows it by its digest. */
export const sortScript = `(() => {
  const table = document.getElementById('repositories');
  if (!table) return;
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const valueOf = (row, at) => row.cells[at].dataset.value ?? row.cells[at].textContent.trim();
  const compare = (one, other, isNumber) =>
    isNumber ? Number(one) - Number(other) : one < other ? -1 : one > other ? 1 : 0;
  const sort = (at) => {
    const head = heads[at];
    const isNumber = head.classList.contains('n');
    const before = head.getAttribute('aria-sort');
    const order = before === null ? (isNumber ? 'descending' : 'ascending') : before === 'ascending' ? 'descending' : 'ascending';
    for (const each of heads) each.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', order);
    const sign = order === 'ascending' ? 1 : -1;
    const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, at) }));
    rows.sort((a, b) =>
      a.value === '' || b.value === ''
        ? (a.value === '' ? 1 : 0) - (b.value === '' ? 1 : 0)
        : sign * compare(a.value, b.value, isNumber),
    );
    body.append(...rows.map(({ row }) => row));
  };
  heads.forEach((head, at) => {
    if (head.classList.contains('fixed')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    const words = document.createElement('span');
    words.append(...head.childNodes);
    button.append(words);
    button.addEventListener('click', () => sort(at));
    head.append(button);
  });
})();`
