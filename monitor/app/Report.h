//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A figure of two measurements, side by side.
///
//===----------------------------------------------------------------------===//

#ifndef MONITOR_APP_REPORT_H
#define MONITOR_APP_REPORT_H

#include "app/Measurement.h"
#include <iosfwd>

namespace monitor {

/// Live updaters and lock acquisitions over time, as one SVG that needs
/// nothing else.
void write_figure(std::ostream &Out, const Measurement &Orphaned,
                  const Measurement &Fixed);

/// A page with the figure and a table of what was left.
void write_page(std::ostream &Out, const Measurement &Orphaned,
                const Measurement &Fixed);

} // namespace monitor

#endif // MONITOR_APP_REPORT_H
