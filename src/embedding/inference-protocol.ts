import type { SpanScores } from '../reading/neural/span-scorer.ts';
import type { EncoderSettings } from './encoder-settings.ts';

/** What the main process sends to the inference process. */
export type InferenceRequest =
  | { readonly id: number; readonly task: 'load'; readonly encoder: EncoderSettings }
  | { readonly id: number; readonly task: 'embed'; readonly texts: readonly string[] }
  | {
      readonly id: number;
      readonly task: 'read';
      readonly question: string;
      readonly passages: readonly string[];
    };

/** What the inference process sends back; `id` repeats the request's. */
export type InferenceResponse =
  | { readonly id: number; readonly ok: true; readonly result: InferenceResult }
  | { readonly id: number; readonly ok: false; readonly message: string };

/** The payload by task. */
export type InferenceResult =
  | { readonly task: 'load'; readonly dimension: number; readonly hash: string }
  | { readonly task: 'embed'; readonly dimension: number; readonly vectors: Float32Array }
  | { readonly task: 'read'; readonly scores: SpanScores };
