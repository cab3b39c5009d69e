/**
 * Weighs evidence: each thing that can be seen of a marked stretch has a weight in log-odds of a quotation, and says what the
 * stretch would be instead. The sum decides and says how sure it is.
 */
import type { Use } from '../facts.ts';

export interface Judgement {
  readonly use: Use;
  /** 0..1 that the use is right. */
  readonly confidence: number;
}

/** Name of the evidence -> weight, and the use it speaks for where it speaks against a quotation. */
export type Weights<Name extends string> = Readonly<Record<Name, readonly [number, Use]>>;

/** Lives for one stretch. */
export class Scale<Name extends string> {
  private readonly weights: Weights<Name>;
  private sum = 0;
  private against: Use = 'scare';
  private heaviest = 0;

  constructor(weights: Weights<Name>, prior: Name) {
    this.weights = weights;
    this.add(prior);
  }

  add(name: Name): void {
    const [weight, instead] = this.weights[name];
    this.sum += weight;
    if (weight >= this.heaviest) return;
    this.heaviest = weight;
    this.against = instead;
  }

  read(): Judgement {
    const likely = 1 / (1 + Math.exp(-this.sum));
    return this.sum > 0 ? { use: 'quotation', confidence: likely } : { use: this.against, confidence: 1 - likely };
  }
}
