//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Options.h.
///
//===----------------------------------------------------------------------===//

#include "app/Options.h"
#include <charconv>
#include <cmath>
#include <getopt.h>
#include <sstream>

namespace monitor {

const char UsageText[] =
    R"(usage: peer-monitor [--pattern orphaned|handle|guard|token|scope] [--peers N]
                    [--crash-after SECONDS] [--restarts K] [--report FILE]
Monitors N peers on loopback (default: 5) in a pattern (scope), crashes the
monitor after SECONDS (0.5), starts it again K times (9), each time to crash
again, and says what is still running at the end.
--report measures the pattern and the orphaned one, and draws both into FILE,
a page (.html) or a figure (.svg).
)";

namespace {

template <typename T>
T parse_number(const std::string &Option, std::string_view Text, T Least,
               T Most, const char *Unit) {
  T Value{};
  auto [Last, Failure] =
      std::from_chars(Text.data(), Text.data() + Text.size(), Value);
  if (Failure != std::errc() || Last != Text.data() + Text.size() ||
      !(Value >= Least && Value <= Most)) {
    std::ostringstream Message;
    Message << "'" << Text << "' in option '" << Option
            << "' is not a number of " << Unit << " from " << Least << " to "
            << Most;
    throw UsageError(Message.str());
  }
  return Value;
}

Pattern parse_pattern(std::string_view Name) {
  std::string Names;
  for (const Pattern &P : patterns()) {
    if (P.Name == Name)
      return P;
    Names += (Names.empty() ? "'" : ", '") + std::string(P.Name) + "'";
  }
  throw UsageError("'" + std::string(Name) +
                   "' in option '--pattern' is none of " + Names);
}

} // namespace

Options parse_options(int Argc, char **Argv) {
  constexpr option Known[] = {{"peers", required_argument, nullptr, 'n'},
                              {"pattern", required_argument, nullptr, 'p'},
                              {"crash-after", required_argument, nullptr, 'c'},
                              {"restarts", required_argument, nullptr, 'r'},
                              {"report", required_argument, nullptr, 'o'},
                              {"help", no_argument, nullptr, 'h'},
                              {}};
  Options Result;
  Result.Monitor = patterns().back();
  opterr = 0;
  for (;;) {
    const char *Argument = Argv[optind];
    switch (getopt_long(Argc, Argv, "+:", Known, nullptr)) {
    case 'n':
      Result.Peers = parse_number("--peers", optarg, 1u, 500u, "peers");
      break;
    case 'p':
      Result.Monitor = parse_pattern(optarg);
      break;
    case 'c':
      Result.CrashAfter = std::chrono::milliseconds(
          std::lround(1000 * parse_number("--crash-after", optarg, 0.0, 3600.0,
                                          "seconds")));
      break;
    case 'r':
      Result.Restarts = parse_number("--restarts", optarg, 0u, 1000u, "times");
      break;
    case 'o':
      Result.Report = optarg;
      if (!Result.Report.ends_with(".html") && !Result.Report.ends_with(".svg"))
        throw UsageError("'" + Result.Report +
                         "' in option '--report' ends neither in '.html' nor "
                         "in '.svg'");
      break;
    case 'h':
      throw HelpRequested();
    case ':':
      throw UsageError(std::string("option '") + Argument + "' needs a value");
    case '?':
      throw UsageError(std::string("unknown option '") + Argument + "'");
    default:
      if (optind < Argc)
        throw UsageError(std::string("unexpected argument '") + Argv[optind] +
                         "'");
      if (!Result.Report.empty() &&
          Result.Monitor.Name == patterns().front().Name)
        throw UsageError("option '--report' compares the orphaned pattern with "
                         "another: choose that in option '--pattern'");
      return Result;
    }
  }
}

} // namespace monitor
