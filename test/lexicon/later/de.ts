import type { Labelled } from '../labelled.ts';

export const de: readonly Labelled[] = [
  ['Sexistische Sprüche haben hier nichts verloren.', 'hate'],
  ['Hass ist keine Meinung.', 'hate'],
  ['Respektiert ein Nein; wer weiter nachhakt, belästigt.', 'harassment'],
  ['Keine Mobbingaufrufe gegen andere Konten.', 'harassment'],
  ['Nackte Haut gehört hinter eine Warnung.', 'nudity'],
  ['Pornobilder im öffentlichen Feed werden gelöscht.', 'nudity'],
  ['Wer Timelines zuspammt, wird stummgeschaltet.', 'spam'],
  ['Firmen dürfen sich vorstellen, aber nicht werben.', 'advertising'],
  ['Bots bitte mit dem passenden Häkchen versehen.', 'bots'],
  ['KI-Bilder nur mit Hinweis.', 'ai'],
  ['Über Politik darf gestritten werden, über Personen nicht.', 'politics'],
  ['Wahlwerbung ist unzulässig.', 'politics', 'advertising'],
  ['Registrieren darf sich, wer mindestens 16 ist.', 'minors'],
  ['Inhalte, die Kinder gefährden, zeigen wir an.', 'minors'],
  ['Bilder nur hochladen, wenn die Lizenz es erlaubt.', 'copyright'],
  ['Hier wird Plattdeutsch geschrieben.', 'languages'],
  ['Der Server steht in einem Rechenzentrum in Falkenstein.'],
  ['Die Wahl des Profilbilds ist frei.'],
];
