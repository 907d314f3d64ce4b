/** Which encoder to load and how to speak to it. */
export interface EncoderSettings {
  /** Folder name under `modelsFolder`, or a hub name such as `Xenova/multilingual-e5-small`. */
  readonly model: string;
  /** Absolute path of the folder that holds bundled models. */
  readonly modelsFolder: string;
  /** Absolute path where hub models are kept once downloaded. */
  readonly cacheFolder: string;
  /** May the model be downloaded when it is not on disk? */
  readonly allowDownload: boolean;
  /** Put before every question, for instance `query: `. */
  readonly questionPrefix: string;
  /** Put before every passage, for instance `passage: `. */
  readonly passagePrefix: string;
}
