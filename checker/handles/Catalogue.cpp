//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See Catalogue.h. The YAML form of a catalogue file is documented in
/// docs/catalogue.md.
///
//===----------------------------------------------------------------------===//

#include "handles/Catalogue.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"

using namespace spawn;

namespace {

constexpr std::pair<const char *, DropOutcome> OutcomeNames[] = {
    {"terminates", DropOutcome::Terminates}, {"blocks", DropOutcome::Blocks},
    {"orphans", DropOutcome::Orphans},       {"cancels", DropOutcome::Cancels},
    {"never-runs", DropOutcome::NeverRuns},  {"leaks", DropOutcome::Leaks},
    {"loses-error", DropOutcome::LosesError}};

/// A catalogue file as it is written.
struct CatalogueDocument {
  std::string Library;
  std::vector<HandleKind> Handles;
  std::vector<Producer> Producers;
  std::vector<HandleFunction> Functions;
  std::vector<CallableSink> Sinks;
  std::vector<Wrapper> Wrappers;
  std::vector<std::string> Owners;
};

constexpr llvm::StringLiteral BuiltinFiles[][2] = {
#include "BuiltinCatalogue.inc"
};

} // namespace

LLVM_YAML_IS_SEQUENCE_VECTOR(HandleKind)
LLVM_YAML_IS_SEQUENCE_VECTOR(Producer)
LLVM_YAML_IS_SEQUENCE_VECTOR(OutcomeByArgument)
LLVM_YAML_IS_SEQUENCE_VECTOR(HandleFunction)
LLVM_YAML_IS_SEQUENCE_VECTOR(CallableSink)
LLVM_YAML_IS_SEQUENCE_VECTOR(Wrapper)

namespace llvm::yaml {

template <> struct ScalarEnumerationTraits<DropOutcome> {
  static void enumeration(IO &IO, DropOutcome &Value) {
    for (auto [Name, Outcome] : OutcomeNames)
      IO.enumCase(Value, Name, Outcome);
  }
};

template <> struct ScalarEnumerationTraits<FunctionRole> {
  static void enumeration(IO &IO, FunctionRole &Value) {
    IO.enumCase(Value, "releases", FunctionRole::Releases);
    IO.enumCase(Value, "asks", FunctionRole::Asks);
    IO.enumCase(Value, "detaches", FunctionRole::Detaches);
  }
};

template <> struct ScalarEnumerationTraits<WrapperForm> {
  static void enumeration(IO &IO, WrapperForm &Value) {
    IO.enumCase(Value, "parts", WrapperForm::Parts);
    IO.enumCase(Value, "pointer", WrapperForm::Pointer);
    IO.enumCase(Value, "container", WrapperForm::Container);
  }
};

/// IO.mapOptional() knows std::optional since LLVM 16 only.
template <typename T>
static void mapIfGiven(IO &IO, const char *Key, std::optional<T> &Value) {
  if (llvm::is_contained(IO.keys(), llvm::StringRef(Key)))
    IO.mapRequired(Key, Value.emplace());
}

template <> struct MappingTraits<HandleKind> {
  static void mapping(IO &IO, HandleKind &K) {
    IO.mapRequired("type", K.Type);
    IO.mapOptional("aliases", K.Aliases);
    IO.mapOptional("noun", K.Noun);
    mapIfGiven(IO, "drop", K.Drop);
    IO.mapOptional("runs-on-drop", K.RunsOnDrop);
    IO.mapOptional("spawns-when-constructed", K.SpawnsWhenConstructed);
    IO.mapOptional("releases", K.Releases);
    IO.mapOptional("asks", K.Asks);
    IO.mapOptional("detaches", K.Detaches);
    IO.mapOptional("forwards", K.Forwards);
  }
  static std::string validate(IO &, HandleKind &K) {
    if (K.RunsOnDrop == K.Drop.has_value())
      return "'" + K.Type +
             "' needs either 'drop: <outcome>' or 'runs-on-drop: true'";
    return "";
  }
};

template <> struct MappingTraits<OutcomeByArgument> {
  static void mapping(IO &IO, OutcomeByArgument &O) {
    IO.mapRequired("argument", O.Argument);
    IO.mapRequired("is", O.Is);
    IO.mapRequired("drop", O.Drop);
  }
};

template <> struct MappingTraits<Producer> {
  static void mapping(IO &IO, Producer &P) {
    IO.mapRequired("function", P.Function);
    IO.mapOptional("aliases", P.Aliases);
    IO.mapOptional("noun", P.Noun);
    IO.mapRequired("drop", P.Drop);
    IO.mapOptional("drop-when", P.DropWhen);
    mapIfGiven(IO, "out-argument", P.OutArgument);
    mapIfGiven(IO, "null-argument", P.NullArgument);
    IO.mapOptional("completion-token", P.CompletionToken);
    IO.mapOptional("released-by", P.ReleasedBy);
  }
};

template <> struct MappingTraits<HandleFunction> {
  static void mapping(IO &IO, HandleFunction &F) {
    IO.mapRequired("function", F.Function);
    IO.mapRequired("role", F.Role);
    IO.mapOptional("argument", F.Argument);
  }
};

template <> struct MappingTraits<CallableSink> {
  static void mapping(IO &IO, CallableSink &S) {
    IO.mapRequired("name", S.Name);
    mapIfGiven(IO, "argument", S.Argument);
  }
};

template <> struct MappingTraits<Wrapper> {
  static void mapping(IO &IO, Wrapper &W) {
    IO.mapRequired("type", W.Type);
    IO.mapRequired("arguments", W.Arguments);
    IO.mapOptional("form", W.Form);
    mapIfGiven(IO, "deleter", W.Deleter);
    IO.mapOptional("shared", W.Shared);
  }
};

template <> struct MappingTraits<CatalogueDocument> {
  static void mapping(IO &IO, CatalogueDocument &D) {
    IO.mapRequired("library", D.Library);
    IO.mapOptional("handles", D.Handles);
    IO.mapOptional("producers", D.Producers);
    IO.mapOptional("functions", D.Functions);
    IO.mapOptional("callable-sinks", D.Sinks);
    IO.mapOptional("wrappers", D.Wrappers);
    IO.mapOptional("owners", D.Owners);
  }
};

} // namespace llvm::yaml

namespace spawn {

std::optional<DropOutcome> parseOutcome(llvm::StringRef Word) {
  for (auto [Name, Outcome] : OutcomeNames)
    if (Word == Name)
      return Outcome;
  return std::nullopt;
}

std::string outcomeWords() {
  std::string Words;
  for (auto [Name, Outcome] : OutcomeNames)
    Words += (Words.empty() ? "" : ", ") + std::string(Name);
  return Words;
}

namespace {

/// Calls \p Add(Name, Value) for each `name[=value]` of a semicolon list.
void forEachEntry(
    llvm::StringRef Option,
    llvm::function_ref<void(llvm::StringRef, llvm::StringRef)> Add) {
  llvm::SmallVector<llvm::StringRef, 8> Entries;
  Option.split(Entries, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (llvm::StringRef Entry : Entries) {
    auto [Name, Value] = Entry.split('=');
    if (!Entry.trim().empty())
      Add(Name.trim(), Value.trim());
  }
}

bool isQualifiedName(llvm::StringRef Name) {
  Name.consume_front("::");
  llvm::SmallVector<llvm::StringRef, 4> Parts;
  Name.split(Parts, "::");
  for (llvm::StringRef Part : Parts)
    if (Part.empty() || llvm::isDigit(Part.front()) ||
        !llvm::all_of(Part, [](unsigned char C) {
          return llvm::isAlnum(C) || C == '_' || C >= 0x80;
        }))
      return false;
  return true;
}

/// Reads `name[=outcome]` entries; an entry without an outcome orphans, as a
/// structural handle does whose destructor says nothing.
void forEachOutcome(
    llvm::StringRef OptionName, llvm::StringRef Option, bool AllowNone,
    std::vector<std::string> &Errors,
    llvm::function_ref<void(llvm::StringRef, std::optional<DropOutcome>)> Add) {
  forEachEntry(Option, [&](llvm::StringRef Name, llvm::StringRef Value) {
    std::optional<DropOutcome> Drop =
        Value.empty() ? DropOutcome::Orphans : parseOutcome(Value);
    if (!isQualifiedName(Name))
      Errors.push_back(("'" + Name + "' in option '" + OptionName +
                        "' is not a qualified name such as 'acme::Job'; write "
                        "'name=outcome;...' without template arguments")
                           .str());
    else if (!Drop && !(AllowNone && Value == "none"))
      Errors.push_back(("unknown outcome '" + Value + "' for '" + Name +
                        "' in option '" + OptionName + "'; use one of " +
                        outcomeWords() + (AllowNone ? ", none" : ""))
                           .str());
    else
      Add(Name, Drop);
  });
}

} // namespace

void Catalogue::addHandleTypes(llvm::StringRef Option,
                               std::vector<std::string> &Errors) {
  forEachOutcome("HandleTypes", Option, /*AllowNone=*/true, Errors,
                 [&](llvm::StringRef Name, std::optional<DropOutcome> Drop) {
                   HandleKind Kind;
                   Kind.Type = Name.str();
                   Kind.Drop = Drop;
                   Handles.add(Name, Kind);
                 });
}

void Catalogue::addSpawnFunctions(llvm::StringRef Option,
                                  std::vector<std::string> &Errors) {
  forEachOutcome("SpawnFunctions", Option, /*AllowNone=*/false, Errors,
                 [&](llvm::StringRef Name, std::optional<DropOutcome> Drop) {
                   Producer P;
                   P.Function = Name.str();
                   P.Drop = *Drop;
                   Producers.add(Name, P);
                 });
}

void Catalogue::addOwners(llvm::StringRef Option,
                          std::vector<std::string> &Errors) {
  forEachEntry(Option, [&](llvm::StringRef Name, llvm::StringRef Value) {
    if (!Value.empty() || !isQualifiedName(Name))
      Errors.push_back(("'" + Name + (Value.empty() ? "" : "=") + Value +
                        "' in option 'OwnedSpawners' is not a qualified name "
                        "such as 'acme::Pool::submit' or 'acme::Pool'")
                           .str());
    else
      Owners.add(Name, true);
  });
}

void Catalogue::addFiles(llvm::StringRef Option,
                         std::vector<std::string> &Errors) {
  llvm::SmallVector<llvm::StringRef, 4> Files;
  Option.split(Files, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (llvm::StringRef File : Files) {
    File = File.trim();
    auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/true);
    if (!Buffer)
      Errors.push_back(("cannot read '" + File + "' of option 'Catalogues': " +
                        Buffer.getError().message() +
                        "; give a path that is absolute or relative to where "
                        "clang-tidy runs")
                           .str());
    else
      addYaml(File, (*Buffer)->getBuffer(), Errors);
  }
}

void Catalogue::addBuiltin() {
  std::vector<std::string> Errors;
  for (auto [File, Text] : BuiltinFiles)
    addYaml(File, Text, Errors);
  if (!Errors.empty())
    llvm::report_fatal_error(llvm::Twine("spawn-tidy: built-in ") +
                             Errors.front());
}

void Catalogue::addYaml(llvm::StringRef File, llvm::StringRef Text,
                        std::vector<std::string> &Errors) {
  struct Context {
    llvm::StringRef File;
    std::vector<std::string> &Errors;
  } Ctx{File, Errors};
  llvm::yaml::Input In(
      Text, nullptr,
      [](const llvm::SMDiagnostic &D, void *Opaque) {
        auto &Ctx = *static_cast<Context *>(Opaque);
        Ctx.Errors.push_back(
            (Ctx.File + ":" + llvm::Twine(D.getLineNo()) + ":" +
             llvm::Twine(D.getColumnNo() + 1) + ": " + D.getMessage() +
             "; the file is left out, mend it after docs/catalogue.md "
             "(outcomes: " +
             outcomeWords() + ")")
                .str());
      },
      &Ctx);
  CatalogueDocument Doc;
  In >> Doc;
  if (In.error())
    return;

  for (const HandleKind &K : Doc.Handles) {
    for (const std::string &Alias : K.Aliases)
      Handles.add(Alias, K);
    Handles.add(K.Type, K);
  }
  for (const Producer &P : Doc.Producers) {
    for (const std::string &Alias : P.Aliases)
      Producers.add(Alias, P);
    Producers.add(P.Function, P);
  }
  for (const HandleFunction &F : Doc.Functions)
    Functions.add(F.Function, F);
  for (const CallableSink &S : Doc.Sinks)
    Sinks.add(S.Name, S);
  for (const Wrapper &W : Doc.Wrappers)
    Wrappers.add(W.Type, W);
  for (const std::string &Owner : Doc.Owners)
    Owners.add(Owner, true);
}

} // namespace spawn
