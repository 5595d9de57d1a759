/**
 * What runs in the page of sealed codes. Plain script of today's browsers, because it goes to the
 * customer as it is. It puts everything into the page as text, never as HTML.
 */
export const CODES_SCRIPT = `
'use strict';
const given = JSON.parse(document.getElementById('sealed').content.textContent);
const form = document.querySelector('form');
const field = document.querySelector('input');
const button = document.querySelector('button');
const said = document.getElementById('said');
const bytes = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

async function unseal(passphrase) {
  const typed = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(given.salt), iterations: given.rounds },
    material, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes(given.iv) }, key, bytes(given.sealed));
  return JSON.parse(new TextDecoder().decode(plain));
}

function show(sheet) {
  document.getElementById('at').textContent = sheet.at;
  const body = document.querySelector('tbody');
  for (const { name, flat, doors, pins, cards } of sheet.people) {
    const row = body.insertRow();
    for (const text of [name, flat, doors]) row.insertCell().textContent = text;
    for (const list of [pins, cards]) {
      const cell = row.insertCell();
      cell.className = 'code';
      cell.textContent = list.join('\\n');
    }
  }
  form.hidden = true;
  form.style.display = 'none';
  said.textContent = sheet.people.length === 0 ? given.said.none : '';
  document.querySelector('section').hidden = sheet.people.length === 0;
}

if (!(globalThis.crypto && crypto.subtle)) {
  said.textContent = given.said.cannot;
  button.disabled = true;
}
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  said.textContent = given.said.opening;
  try {
    show(await unseal(field.value));
  } catch (error) {
    // Anything else than a key that does not fit is not the passphrase's fault.
    said.textContent = error.name === 'OperationError' ? given.said.wrong : given.said.cannot;
    button.disabled = false;
    field.select();
  }
});
`;
