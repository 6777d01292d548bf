/** Sets a part of a text apart: as a link, or strong. */
export type Rich = (text: string) => React.ReactNode;
