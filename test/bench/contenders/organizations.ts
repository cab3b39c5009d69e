/**
 * The step of organizations alone: every second run reads the blocks of a text without it (cutting, masks, words, quotations, terms),
 * the others with it (names, the model, which body each means). Both in one process, so that machine code and heap are the same;
 * the difference is the step. Called with a file of packed knowledge.
 */
import { splitSections } from '../../../server/src/engine/document.ts';
import { type LexiconTables, openTables } from '../../../server/src/engine/local.ts';
import { detectOrganizations } from '../../../server/src/engine/organizations/detect.ts';
import { type LinkedBlock, linkOrganizations } from '../../../server/src/engine/organizations/link.ts';
import { unpack } from '../../../server/src/engine/pack.ts';
import { maskMarkdown } from '../../../server/src/engine/prose.ts';
import { detectQuotations } from '../../../server/src/engine/quotations/detect.ts';
import { detectTerms } from '../../../server/src/engine/terms/detect.ts';
import { TokenBuffer } from '../../../server/src/engine/token-buffer.ts';
import { tokenize } from '../../../server/src/engine/words.ts';
import { openPackedFile } from '../../../server/src/packed-file.ts';
import { serve } from './contender.ts';

const [knowledgeFile = ''] = process.argv.slice(2);

function reader(): (text: string) => number {
  const lexicons = openTables(unpack(openPackedFile(knowledgeFile)) as LexiconTables);
  const lexicon = lexicons.language('en');
  const buffer = new TokenBuffer();
  let isWith = true;
  return (text) => {
    isWith = !isWith;
    const blocks: LinkedBlock[] = [];
    let start = 0;
    let others = 0;
    for (const section of splitSections(text, 'markdown', true)) {
      for (const block of section.blocks) {
        buffer.load(block.text);
        const tokens = tokenize(block.text, maskMarkdown(block.text, block.gaps, buffer), lexicon.traits, buffer);
        others +=
          detectQuotations(tokens, lexicon, block.kind === 'heading').quotations.length + detectTerms(tokens, lexicons.terms).length;
        if (!isWith) continue;
        const local = detectOrganizations(tokens, lexicons.organizations, 'en', lexicons.model);
        blocks.push({ start: start + block.start, text: block.text, local });
      }
      start += section.text.length;
    }
    // Asked for, so that no run is saved the work.
    if (others < 0) throw new Error('Less than nothing was found.');
    return isWith ? linkOrganizations(blocks, lexicons.organizations).mentions.length : 0;
  };
}

serve({ setUp: async () => reader() });
