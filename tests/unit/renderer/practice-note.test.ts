import { describe, expect, it } from 'vitest';
import { practiceNote } from '../../../renderer/screens/sign-in/practice-note';

const practice = {
  running: true,
  intercoms: [{ address: '127.0.0.1:4001', model: 'A01', note: 'Cellar. admin / httpapi.' }],
};

describe('the note of a practice intercom', () => {
  it('is found by its address, however that is spelled', () => {
    expect(practiceNote(practice, '127.0.0.1:4001')).toBe('Cellar. admin / httpapi.');
    expect(practiceNote(practice, 'http://127.0.0.1:4001/')).toBe('Cellar. admin / httpapi.');
  });

  it('is empty where the intercom moved to a port that the list does not have', () => {
    expect(practiceNote(practice, 'https://127.0.0.1:4443')).toBe('');
  });

  it('is none for a real intercom, and where practice does not run', () => {
    expect(practiceNote(practice, '10.0.0.5')).toBeNull();
    expect(practiceNote({ ...practice, running: false }, '127.0.0.1:4001')).toBeNull();
    expect(practiceNote(undefined, '127.0.0.1:4001')).toBeNull();
  });
});
