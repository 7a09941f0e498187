//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See CatalogueSyntax.h.
///
//===----------------------------------------------------------------------===//

#include "handles/CatalogueSyntax.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

namespace spawn {
namespace {

/// A catalogue has four levels; these bounds leave room for much more, and are
/// far from what overflows a stack.
constexpr size_t MaxBytes = 4 << 20;
constexpr unsigned MaxBrackets = 32;
constexpr size_t MaxIndentation = 128;

/// True if no line goes too deep, by brackets or by what can nest a block: its
/// indentation with dashes, question marks and colons.
bool isShallow(llvm::StringRef Text, ReportSyntax Report) {
  unsigned Line = 0, Brackets = 0;
  while (!Text.empty()) {
    auto [Head, Rest] = Text.split('\n');
    Text = Rest;
    ++Line;
    size_t Indentation = Head.find_first_not_of(" \t-?:!&");
    if (Indentation == llvm::StringRef::npos)
      Indentation = Head.size();
    if (Indentation > MaxIndentation) {
      Report(Line, 1,
             "the line is indented too far, by more than " +
                 llvm::Twine(MaxIndentation) + " columns");
      return false;
    }
    for (size_t Column = 0; Column < Head.size(); ++Column) {
      char C = Head[Column];
      if (C == '[' || C == '{')
        ++Brackets;
      else if ((C == ']' || C == '}') && Brackets > 0)
        --Brackets;
      if (Brackets > MaxBrackets) {
        Report(Line, Column + 1, "brackets are nested too deep");
        return false;
      }
    }
  }
  return true;
}

/// True if no mapping in \p N has a key twice. LLVM 14 takes the last one.
bool hasUniqueKeys(llvm::yaml::Stream &In, llvm::yaml::Node *N) {
  bool Unique = true;
  if (auto *Mapping = llvm::dyn_cast_or_null<llvm::yaml::MappingNode>(N)) {
    llvm::StringSet<> Seen;
    for (llvm::yaml::KeyValueNode &Entry : *Mapping) {
      auto *Key =
          llvm::dyn_cast_or_null<llvm::yaml::ScalarNode>(Entry.getKey());
      llvm::SmallString<32> Storage;
      if (Key && !Seen.insert(Key->getValue(Storage)).second && Unique) {
        In.printError(Key, "duplicated mapping key '" + Key->getValue(Storage) +
                               "'");
        Unique = false;
      }
      Unique &= hasUniqueKeys(In, Entry.getValue());
    }
  } else if (auto *Sequence =
                 llvm::dyn_cast_or_null<llvm::yaml::SequenceNode>(N)) {
    for (llvm::yaml::Node &Element : *Sequence)
      Unique &= hasUniqueKeys(In, &Element);
  }
  return Unique;
}

} // namespace

bool checkCatalogueSyntax(llvm::StringRef Text, ReportSyntax Report) {
  if (Text.size() > MaxBytes) {
    Report(1, 1,
           "the file is larger than " + llvm::Twine(MaxBytes >> 20) + " MB");
    return false;
  }
  size_t Nul = Text.find('\0');
  if (Nul != llvm::StringRef::npos) {
    Report(Text.take_front(Nul).count('\n') + 1, 1,
           "the line has a NUL character");
    return false;
  }
  if (!isShallow(Text, Report))
    return false;

  llvm::SourceMgr Sources;
  struct Context {
    ReportSyntax Report;
    bool Reported = false;
  } Ctx{Report};
  Sources.setDiagHandler(
      [](const llvm::SMDiagnostic &D, void *Opaque) {
        auto &Ctx = *static_cast<Context *>(Opaque);
        if (!std::exchange(Ctx.Reported, true))
          Ctx.Report(std::max(D.getLineNo(), 1), D.getColumnNo() + 1,
                     D.getMessage());
      },
      &Ctx);
  llvm::yaml::Stream In(Text, Sources, /*ShowColors=*/false);
  llvm::yaml::document_iterator Document = In.begin();
  llvm::yaml::Node *Root = Document == In.end() ? nullptr : Document->getRoot();
  if (!In.failed() && (!Root || llvm::isa<llvm::yaml::NullNode>(Root))) {
    Report(1, 1, "the file is empty");
    return false;
  }
  bool Good = Root && hasUniqueKeys(In, Root) && !In.failed();
  if (Good && ++Document != In.end()) {
    if (llvm::yaml::Node *Second = Document->getRoot())
      In.printError(Second, "a second document; a catalogue file has one");
    Good = false;
  }
  Good = Good && !In.failed();
  if (!Good && !Ctx.Reported)
    Report(1, 1, "the file is no YAML");
  return Good;
}

} // namespace spawn
