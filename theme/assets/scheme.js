// Before anything is drawn: that there is script, and the reader's choice of light or dark.
// @ts-check
"use strict";

document.documentElement.classList.replace("no-js", "js");
try { document.documentElement.style.colorScheme = localStorage.getItem("scheme") ?? ""; } catch { /* no choice */ }
