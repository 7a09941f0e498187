//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Report.h.
///
//===----------------------------------------------------------------------===//

#include "app/Report.h"
#include <algorithm>
#include <cmath>
#include <ostream>

namespace monitor {

namespace {

constexpr int Width = 760, PanelHeight = 200, Left = 64, Right = 130, Top = 64,
              Gap = 64, Bottom = 40;
constexpr int Height = Top + 2 * PanelHeight + Gap + Bottom;
constexpr const char *OrphanedColor = "#c0392b", *FixedColor = "#1f6fb2";
/// Lock acquisitions are counted over this long for each point.
constexpr double RateWindow = 0.25;

struct Point {
  double Time, Value; ///< seconds, and what the panel shows
};
using Series = std::vector<Point>;

double seconds(std::chrono::milliseconds Time) {
  return std::chrono::duration<double>(Time).count();
}

Series live_updaters(const Measurement &M) {
  Series Result;
  for (const Sample &S : M.Samples)
    Result.push_back({seconds(S.Time), double(S.LiveUpdaters)});
  return Result;
}

Series locks_per_second(const Measurement &M) {
  Series Result;
  auto Begin = M.Samples.begin();
  for (const Sample &S : M.Samples) {
    while (seconds(S.Time - Begin->Time) > RateWindow)
      ++Begin;
    const double Elapsed = seconds(S.Time - Begin->Time);
    if (Elapsed >= RateWindow / 2)
      Result.push_back({seconds(S.Time),
                        static_cast<double>(S.Locks - Begin->Locks) / Elapsed});
  }
  return Result;
}

/// The step of an axis that has at most six: 1, 2 or 5 times a power of ten.
double axis_step(double Most) {
  const double Power = std::pow(10, std::floor(std::log10(Most / 6)));
  for (double Step : {Power, 2 * Power, 5 * Power})
    if (Most / Step <= 6)
      return Step;
  return 10 * Power;
}

/// One chart: its frame, the crashes, and a line for each measurement.
class Panel {
public:
  Panel(std::ostream &Out, int Y, double MostTime, double Most)
      : Out(Out), Y(Y), MostTime(MostTime), Step(axis_step(Most)),
        Most(Step * std::ceil(Most / Step)) {}

  void frame(const char *Title) {
    Out << "<text class='title' x='" << Left << "' y='" << Y - 12 << "'>"
        << Title << "</text>\n";
    for (int Line = 0; Line * Step <= Most + Step / 2; ++Line) {
      const double Value = Line * Step;
      Out << "<line class='grid' x1='" << Left << "' y1='" << y(Value)
          << "' x2='" << Width - Right << "' y2='" << y(Value) << "'/>\n"
          << "<text class='tick' text-anchor='end' x='" << Left - 8 << "' y='"
          << y(Value) + 4 << "'>" << Value << "</text>\n";
    }
    const double Second = axis_step(MostTime);
    for (int Tick = 0; Tick * Second <= MostTime; ++Tick) {
      const double Time = Tick * Second;
      Out << "<text class='tick' text-anchor='middle' x='" << x(Time) << "' y='"
          << Y + PanelHeight + 18 << "'>" << Time << " s</text>\n";
    }
  }
  void crash(double Time) {
    Out << "<line class='crash' x1='" << x(Time) << "' y1='" << Y << "' x2='"
        << x(Time) << "' y2='" << Y + PanelHeight << "'/>\n";
  }
  void line(const Series &Points, const char *Color) {
    Out << "<polyline fill='none' stroke-width='2' stroke='" << Color
        << "' points='";
    for (const Point &P : Points)
      Out << x(P.Time) << ',' << y(P.Value) << ' ';
    Out << "'/>\n";
  }
  void label(const Series &Points, std::string_view Name, const char *Color) {
    const Point Last = Points.empty() ? Point{0, 0} : Points.back();
    Out << "<text class='label' x='" << x(Last.Time) + 8 << "' y='"
        << y(Last.Value) + 4 << "' style='fill:" << Color << "'>" << Name
        << ": " << std::lround(Last.Value) << "</text>\n";
  }

private:
  double x(double Time) const {
    return round(Left + Time / MostTime * (Width - Left - Right));
  }
  double y(double Value) const {
    return round(Y + PanelHeight * (1 - Value / Most));
  }
  static double round(double Value) { return std::round(Value * 10) / 10; }

  std::ostream &Out;
  int Y;
  double MostTime, Step, Most;
};

void panel(std::ostream &Out, int Y, const char *Title,
           Series (*What)(const Measurement &), const Measurement &Orphaned,
           const Measurement &Fixed) {
  const Series OfOrphaned = What(Orphaned), OfFixed = What(Fixed);
  double MostTime = 0.1, Most = 1;
  for (const Series *Points : {&OfOrphaned, &OfFixed})
    for (const Point &P : *Points) {
      MostTime = std::max(MostTime, P.Time);
      Most = std::max(Most, P.Value);
    }
  Panel Chart(Out, Y, MostTime, Most);
  Chart.frame(Title);
  for (std::chrono::milliseconds Crash : Orphaned.Crashes)
    Chart.crash(seconds(Crash));
  Chart.line(OfOrphaned, OrphanedColor);
  Chart.line(OfFixed, FixedColor);
  Chart.label(OfOrphaned, Orphaned.Pattern, OrphanedColor);
  Chart.label(OfFixed, Fixed.Pattern, FixedColor);
}

} // namespace

void write_figure(std::ostream &Out, const Measurement &Orphaned,
                  const Measurement &Fixed) {
  Out << "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " << Width << ' '
      << Height << "' width='" << Width << "' height='" << Height
      << "' role='img'>\n<title>A peer monitor that crashes "
      << Orphaned.Crashes.size()
      << " times: what it leaves running</title>\n"
         "<style>text{font-family:sans-serif;font-size:12px;fill:#555}"
         ".title{font-size:14px;font-weight:bold;fill:#222}"
         ".label{font-weight:bold}.grid{stroke:#ddd}"
         ".crash{stroke:#999;stroke-dasharray:2 4}</style>\n"
         "<rect width='100%' height='100%' fill='#fff'/>\n"
      << "<text x='" << Left << "' y='24'>Each dotted line is a crash of the "
      << "monitor, which is started again at once.</text>\n";
  panel(Out, Top, "live metadata updaters", live_updaters, Orphaned, Fixed);
  panel(Out, Top + PanelHeight + Gap, "lock acquisitions a second",
        locks_per_second, Orphaned, Fixed);
  Out << "</svg>\n";
}

void write_page(std::ostream &Out, const Measurement &Orphaned,
                const Measurement &Fixed) {
  Out << "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'/>"
         "<title>peer-monitor: what a crash leaves</title>\n"
         "<style>body{font-family:sans-serif;max-width:800px;margin:2em auto}"
         "td,th{text-align:right;padding:.3em 1em}"
         "</style></head><body>\n"
         "<h1>What a crash leaves</h1>\n";
  write_figure(Out, Orphaned, Fixed);
  Out << "<table><tr><th>pattern</th><th>crashes</th><th>tasks left</th>"
         "<th>updaters left</th><th>states left</th><th>locks a "
         "second</th></tr>\n";
  for (const Measurement *M : {&Orphaned, &Fixed})
    Out << "<tr><td>" << M->Pattern << "</td><td>" << M->Crashes.size()
        << "</td><td>" << M->TasksLeft << "</td><td>" << M->UpdatersLeft
        << "</td><td>" << M->StatesLeft << "</td><td>"
        << std::lround(M->LocksPerSecond) << "</td></tr>\n";
  Out << "</table></body></html>\n";
}

} // namespace monitor
