// The one page of the portal that is reached from a mail without signing in: in the reader's language.
const en = {
  heading: 'Reminders',
  text: 'What is open stays in your list with its next step. Only the mails stop; our office keeps an eye on it instead.',
  stopItem: 'No more reminders of this item',
  stopAll: 'No more reminders at all',
  resume: 'Remind me again',
  stoppedItem: 'You will not be reminded of this item any more.',
  stoppedAll:
    'You will get no more reminders. Answers to your questions and your appointments still come by mail.',
  resumed: 'You will be reminded again.',
  failed: 'That did not go through. Please try again.',
  unknown: 'This link is not complete. Please open it from the mail once more.',
};
export type ReminderWords = typeof en;

const de: ReminderWords = {
  heading: 'Erinnerungen',
  text: 'Was offen ist, bleibt mit seinem nächsten Schritt in Ihrer Liste. Nur die Mails enden; unser Büro behält es stattdessen im Auge.',
  stopItem: 'Nicht mehr an diesen Punkt erinnern',
  stopAll: 'Gar nicht mehr erinnern',
  resume: 'Wieder erinnern',
  stoppedItem: 'An diesen Punkt werden Sie nicht mehr erinnert.',
  stoppedAll:
    'Sie bekommen keine Erinnerungen mehr. Antworten auf Ihre Fragen und Ihre Termine kommen weiterhin per Mail.',
  resumed: 'Sie werden wieder erinnert.',
  failed: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.',
  unknown: 'Dieser Link ist nicht vollständig. Bitte öffnen Sie ihn noch einmal aus der Mail.',
};

export const reminderWords = (language: string): ReminderWords =>
  language.toLowerCase().startsWith('de') ? de : en;
