# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads peer-monitor's reports as XML, and says what they show."""

import re
import sys
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"

for path in sys.argv[1:]:
    with open(path) as report:
        text = report.read()
    if re.search(r"(?:src|href)=|url\(|@import", text):
        sys.exit(path + " needs something from elsewhere")
    kind = path.rsplit(".", 1)[1]
    root = ET.fromstring(text.replace("<!DOCTYPE html>", ""))
    if kind == "html":
        rows = [[cell.text for cell in row] for row in root.iter("tr")][1:]
        print("html: " + ", ".join(" ".join(row[:5]) for row in rows))
    svg = root if kind == "svg" else root.find(".//" + SVG + "svg")
    crashes = [e for e in svg.iter(SVG + "line") if e.get("class") == "crash"]
    curves = list(svg.iter(SVG + "polyline"))
    # The numbers of the first axis stand 4 pixels below their lines.
    axis = {}
    for text in svg.iter(SVG + "text"):
        if text.get("class") == "tick" and text.get("text-anchor") == "end":
            axis.setdefault(float(text.get("y")) - 4, float(text.text))
    ends = [axis[float(curve.get("points").split()[-1].split(",")[1])]
            for curve in curves[:2]]
    print("%s: %d crash lines, %d curves, updaters end at %g and %g" % (
        kind, len(crashes), len(curves), *ends))
