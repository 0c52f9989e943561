// Tables to files: a plain XLSX or ODS of one sheet, and CSV. A text is a text, also where it begins like a formula. Needs sheets.js.
// @ts-check
"use strict";

const roadmapWriting = (() => {
  const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const ODS = "application/vnd.oasis.opendocument.spreadsheet";
  const BEGINS_LIKE_A_FORMULA = /^'*[=+\-@\t\r]/;

  /** @param {string} text */
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

  /** A text for a cell of a text file, where only its first letter says whether it is a formula. @param {string} text */
  const noFormula = (text) => (BEGINS_LIKE_A_FORMULA.test(text) ? `'${text}` : text);

  /** Files in one, in this order; the same files give the same bytes. @param {Record<string, string>} files */
  function packed(files) {
    const made = Object.entries(files).map(([name, text]) => [name, [SHEETS.strToU8(text), { level: name === "mimetype" ? 0 : 6 }]]);
    return SHEETS.zipSync(Object.fromEntries(made), { mtime: "1980-01-01T12:00:00" });
  }

  // --- XLSX: the headings bold and always in sight ---

  /** @param {WrittenCell} cell @param {number} style */
  function xlsxCell(cell, style) {
    if (!cell.text) return "<c/>";
    return cell.number === undefined ? `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>` : `<c s="${style}"><v>${cell.number}</v></c>`;
  }

  /** @param {WrittenCell[][]} rows */
  function sheet(rows) {
    const cells = rows.map((row, number) => `<row>${row.map((cell) => xlsxCell(cell, number ? 1 : 2)).join("")}</row>`);
    return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" state="frozen"/></sheetView></sheetViews>`
      + `<cols><col min="1" max="${rows[0].length}" width="24" customWidth="1"/></cols><sheetData>${cells.join("")}</sheetData></worksheet>`;
  }

  /** @param {WrittenCell[][]} rows */
  function xlsx(rows) {
    const letter = '<sz val="11"/><name val="Calibri"/>';
    const plain = 'numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"';
    const top = '<alignment wrapText="1" vertical="top"/>';
    const parts = {
      "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
        + `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
      "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="tabel" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fonts count="2"><font>${letter}</font><font><b/>${letter}</font></fonts>`
        + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">'
        + `<xf ${plain}/><xf ${plain} applyAlignment="1">${top}</xf><xf ${plain.replace('fontId="0"', 'fontId="1"')} applyFont="1" applyAlignment="1">${top}</xf></cellXfs></styleSheet>`,
      "xl/worksheets/sheet1.xml": sheet(rows),
    };
    return packed(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, XML + text])));
  }

  // --- ODS ---

  /** A cell, a paragraph for each line; more than one space in a row has a mark of its own there. @param {WrittenCell} cell */
  function odsCell({ text, number }) {
    if (number !== undefined) return `<table:table-cell office:value-type="float" office:value="${number}"/>`;
    if (!text) return "<table:table-cell/>";
    const spaced = escaped(text).replace(/^ | (?= )| $/gm, "<text:s/>").replaceAll("\t", "<text:tab/>");
    return `<table:table-cell office:value-type="string">${spaced.split("\n").map((line) => `<text:p>${line}</text:p>`).join("")}</table:table-cell>`;
  }

  /** @param {WrittenCell[][]} rows */
  function ods(rows) {
    const spaces = ["office", "table", "text"].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`).join(" ");
    const lines = rows.map((row) => `<table:table-row>${row.map(odsCell).join("")}</table:table-row>`);
    const entry = (/** @type {string} */ path, /** @type {string} */ type) => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
    return packed({
      mimetype: ODS,
      "META-INF/manifest.xml": `${XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">${entry("/", ODS)}${entry("content.xml", "text/xml")}</manifest:manifest>`,
      "content.xml": `${XML}<office:document-content ${spaces} office:version="1.3"><office:body><office:spreadsheet><table:table table:name="tabel">`
        + `<table:table-column table:number-columns-repeated="${rows[0].length}"/>${lines.join("")}</table:table></office:spreadsheet></office:body></office:document-content>`,
    });
  }

  // --- CSV: with a mark at the start, without which Excel reads é as Ã© ---

  /** @param {WrittenCell[][]} rows @param {string} delimiter @param {string} point what stands in a number before its decimals */
  function csv(rows, delimiter, point) {
    const cells = rows.map((row) => row.map(({ text, number }) => (number === undefined ? noFormula(text) : text.replace(/[.,]/, point))));
    return `\ufeff${SHEETS.unparse(cells, { newline: "\r\n", delimiter })}\r\n`;
  }

  /** @type {Record<string, { ending: string, type: string, make: (rows: WrittenCell[][]) => string | Uint8Array<ArrayBuffer> }>} */
  const FORMS = {
    xlsx: { ending: ".xlsx", type: `${TYPE}.sheet`, make: xlsx },
    ods: { ending: ".ods", type: ODS, make: ods },
    csv: { ending: ".csv", type: "text/csv", make: (rows) => csv(rows, ",", ".") },
    "csv-semicolon": { ending: ".csv", type: "text/csv", make: (rows) => csv(rows, ";", ",") },
  };

  /** A file of these rows, the headings first. @param {WrittenCell[][]} rows @param {string} form */
  const written = (rows, form) => new Blob([FORMS[form].make(rows)], { type: FORMS[form].type });

  return { FORMS, noFormula, written };
})();
