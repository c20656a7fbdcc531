import { describe, expect, it } from '@jest/globals';
import { holdToPageRules } from './page-rules.js';

function hold(source: string): void {
  holdToPageRules({ path: 'pages/x.hbs', source });
}

describe('a page template', () => {
  it.each([
    ['<script>alert(1)</script>', 'a script is a file under scripts/'],
    ['<SCRIPT type="module">x()</SCRIPT>', 'a script is a file under scripts/'],
    ['<script src="{{@scripts.autosave}}">x()</script>', 'holds nothing itself'],
    ['<style>p{}</style>', 'styles stand in the style sheets'],
    ['<p style="color:red">', 'no style attributes'],
    ['<p class="{{tone}}" style = "color:red">', 'no style attributes'],
    ['<p class="a>b" style="color:red">', 'no style attributes'],
    ['<p {{#if x}}style="color:red"{{/if}}>', 'no style attributes'],
    ['<p\n  {{!-- why --}}\n  style="color:red">', 'no style attributes'],
    ['<p class="x"style="color:red">', 'no style attributes'],
    ['<svg style="color:red">', 'no style attributes'],
    ['<button onclick="x()">', 'no event attributes'],
    ['<img src="x" ONERROR=x()>', 'no event attributes'],
    ['<svg/onload=x()>', 'no event attributes'],
    ['<p {{name}}="x">', 'the name of an attribute is fixed'],
    ['<p data-{{name}}="x">', 'the name of an attribute is fixed'],
    ['<{{name}}>', 'the name of an element is fixed'],
    ['<h{{level}}>x</h{{level}}>', 'the name of an element is fixed'],
    ['<a href="javascript:x()">', 'nothing that carries'],
    ['<iframe srcdoc="{{x}}">', 'nothing that carries'],
  ])('may not say %s', (source, sentence) => {
    expect(() => hold(source)).toThrow(sentence);
  });

  it('is told file and line', () => {
    expect(() => hold('<p>\n{{!-- two\nlines --}}\n<p class="a" style="b"></p>')).toThrow(/^pages\/x\.hbs:4: /);
  });

  it.each([
    '<script type="module" src="{{@scripts.autosave}}"></script>',
    '<p class="style">style = "x", onclick = "y"</p>',
    '<svg viewBox="0 0 {{of}} 1"><rect width="{{done}}" fill="none" stroke-width="1.5" /></svg>',
    '<p data-style="x" data-on="y">',
    '<input value="{{value}}"{{#if wrong}} aria-invalid="true"{{/if}}>',
    '<a href="{{href}}"{{#if current}} aria-current="page"{{/if}}>{{label}}</a> {{a}} = {{b}}',
    '{{#> page}}<h1>{{text}}</h1>{{/page}}',
    '{{!-- never a <script> here, nor style="…" in <p style="x"> --}}<p>x</p>',
  ])('may say %s', (source) => {
    expect(() => hold(source)).not.toThrow();
  });
});
