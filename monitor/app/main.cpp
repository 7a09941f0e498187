//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// peer-monitor: the patterns over real sockets, to watch and to measure.
///
//===----------------------------------------------------------------------===//

#include "app/LiveTable.h"
#include "app/Report.h"
#include <cmath>
#include <fstream>
#include <iostream>
#include <unistd.h>

using namespace monitor;

namespace {

Measurement run(const Pattern &Chosen, const Options &Settings) {
  std::cout << "pattern: " << Chosen.Name << '\n';
  Measurement Result = [&] {
    LiveTable Table(isatty(STDOUT_FILENO));
    return measure(Chosen, Settings, Table);
  }();
  std::cout << "after " << Result.Crashes.size()
            << " crashes, still running: " << Result.TasksLeft
            << " tasks, of them metadata updaters: " << Result.UpdatersLeft
            << "; peer states not freed: " << Result.StatesLeft
            << "; locks taken a second: " << std::lround(Result.LocksPerSecond)
            << '\n';
  return Result;
}

void report(const Options &Settings) {
  // A wrong path is to be known before the measuring, and an older report is to
  // stay until there is a new one.
  if (!std::ofstream(Settings.Report, std::ios::app))
    throw std::runtime_error("cannot write '" + Settings.Report + "'");
  Measurement Orphaned = run(patterns().front(), Settings);
  Measurement Fixed = run(Settings.Monitor, Settings);
  std::ofstream Out(Settings.Report);
  (Settings.Report.ends_with(".svg") ? write_figure : write_page)(Out, Orphaned,
                                                                  Fixed);
  if (!Out.flush())
    throw std::runtime_error("could not write all of '" + Settings.Report +
                             "'");
  std::cout << "wrote " << Settings.Report << '\n';
}

} // namespace

int main(int Argc, char **Argv) {
  try {
    const Options Settings = parse_options(Argc, Argv);
    if (Settings.Report.empty())
      run(Settings.Monitor, Settings);
    else
      report(Settings);
    if (!std::cout.flush())
      throw std::runtime_error("could not write all of the output");
    return 0;
  } catch (const HelpRequested &) {
    std::cout << UsageText;
    return 0;
  } catch (const UsageError &Error) {
    std::cerr << "peer-monitor: error: " << Error.what() << '\n' << UsageText;
    return 2;
  } catch (const std::exception &Error) {
    std::cerr << "peer-monitor: error: " << Error.what() << '\n';
    return 2;
  }
}
