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
#include "handles/CatalogueSyntax.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLTraits.h"

using namespace spawn;

namespace {

/// A catalogue file as it is written.
struct CatalogueDocument {
  std::string Library;
  std::vector<std::string> Namespaces;
  std::vector<HandleRow> Handles;
  std::vector<Producer> Producers;
  std::vector<FunctionRow> Functions;
  std::vector<CallableSink> Sinks;
  std::vector<Wrapper> Wrappers;
  std::vector<std::string> Owners;
  std::vector<std::string> Ready;
  std::vector<std::string> Waits;
  std::vector<EventLoop> Loops;
  std::vector<std::string> StopTokens;
  std::vector<std::string> InterruptionPoints;
  std::vector<std::string> Interrupts;
  std::vector<std::string> OwningPointers;
  std::vector<std::string> Views;
  std::vector<std::string> NeverDestroyed;
  std::vector<DetachedStart> DetachedStarts;
  std::vector<std::string> DetachedTokens;
  std::vector<std::string> TokenConcepts;
  std::vector<std::string> ExpectsThrow;
  std::vector<std::string> Locks;
  std::vector<std::string> Teardowns;
  std::vector<std::string> CurrentThread;
  std::vector<std::string> TaskMethods;
  std::vector<std::string> SignalFunctions;
  std::vector<std::string> WaitFunctions;
  std::vector<std::string> ChildSignals;
  std::vector<std::string> ReapingSettings;
  std::vector<std::pair<MemberRole, std::string>> Words;
};

/// Its key `vocabulary`.
struct WordsOfDocument {
  std::vector<std::pair<MemberRole, std::string>> &Words;
};

/// Name, text, and the value of the key `namespaces`, without brackets.
constexpr llvm::StringLiteral BuiltinFiles[][3] = {
#include "BuiltinCatalogue.inc"
};

} // namespace

// A name is one where it stands, so that an error names its place.
LLVM_YAML_STRONG_TYPEDEF(std::string, QualifiedName)
LLVM_YAML_STRONG_TYPEDEF(std::string, MemberName)
LLVM_YAML_IS_SEQUENCE_VECTOR(QualifiedName)
LLVM_YAML_IS_SEQUENCE_VECTOR(MemberName)
LLVM_YAML_IS_SEQUENCE_VECTOR(HandleRow)
LLVM_YAML_IS_SEQUENCE_VECTOR(Producer)
LLVM_YAML_IS_SEQUENCE_VECTOR(OutcomeByArgument)
LLVM_YAML_IS_SEQUENCE_VECTOR(FunctionRow)
LLVM_YAML_IS_SEQUENCE_VECTOR(EventLoop)
LLVM_YAML_IS_SEQUENCE_VECTOR(CallableSink)
LLVM_YAML_IS_SEQUENCE_VECTOR(DetachedStart)
LLVM_YAML_IS_SEQUENCE_VECTOR(Wrapper)

namespace llvm::yaml {

template <> struct ScalarEnumerationTraits<DropOutcome> {
  static void enumeration(IO &IO, DropOutcome &Value) {
#define DROP_OUTCOME(NAME, WORD, EACH_PATH, MEMBER, WAITS, CAST, BOUNDED)      \
  IO.enumCase(Value, WORD, DropOutcome::NAME);
#include "handles/Outcomes.def"
  }
};

template <> struct ScalarEnumerationTraits<FunctionRole> {
  static void enumeration(IO &IO, FunctionRole &Value) {
    IO.enumCase(Value, "releases", FunctionRole::Releases);
    IO.enumCase(Value, "asks", FunctionRole::Asks);
    IO.enumCase(Value, "detaches", FunctionRole::Detaches);
    IO.enumCase(Value, "unreferences", FunctionRole::Unreferences);
    IO.enumCase(Value, "aborts", FunctionRole::Aborts);
    IO.enumCase(Value, "sleeps", FunctionRole::Sleeps);
    IO.enumCase(Value, "leaves-session", FunctionRole::LeavesSession);
  }
};

template <> struct ScalarEnumerationTraits<WrapperForm> {
  static void enumeration(IO &IO, WrapperForm &Value) {
    IO.enumCase(Value, "parts", WrapperForm::Parts);
    IO.enumCase(Value, "pointer", WrapperForm::Pointer);
    IO.enumCase(Value, "container", WrapperForm::Container);
  }
};

/// What is wrong with names is said in one literal each: LLVM keeps no text.
template <> struct ScalarTraits<QualifiedName> {
  static void output(const QualifiedName &Name, void *, raw_ostream &Out) {
    Out << Name.value;
  }
  static StringRef input(StringRef Text, void *, QualifiedName &Name) {
    Name.value = Text.str();
    return isQualifiedName(Text)
               ? StringRef()
               : "not a qualified name such as 'acme::Job'; write it without "
                 "template arguments, parameters, '*' and '&'";
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::Single; }
};

template <> struct ScalarTraits<MemberName> {
  static void output(const MemberName &Name, void *, raw_ostream &Out) {
    Out << Name.value;
  }
  static StringRef input(StringRef Text, void *, MemberName &Name) {
    Name.value = Text.str();
    return isQualifiedName(Text) && !Text.contains("::")
               ? StringRef()
               : "not the name of a member such as 'join'; write it without "
                 "its class and without parentheses";
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::Single; }
};

template <typename Name>
static void mapName(IO &IO, const char *Key, std::string &Value) {
  Name Read;
  IO.mapRequired(Key, Read);
  Value = std::move(Read.value);
}

template <typename Name>
static void mapNames(IO &IO, const char *Key,
                     std::vector<std::string> &Values) {
  std::vector<Name> Read;
  IO.mapOptional(Key, Read);
  for (Name &One : Read)
    Values.push_back(std::move(One.value));
}

/// IO.mapOptional() knows std::optional since LLVM 16 only.
template <typename T>
static void mapIfGiven(IO &IO, const char *Key, std::optional<T> &Value) {
  if (llvm::is_contained(IO.keys(), llvm::StringRef(Key)))
    IO.mapRequired(Key, Value.emplace());
}

static void mapTaskArguments(IO &IO, TaskArguments &A) {
  mapIfGiven(IO, "callable", A.Callable);
  mapIfGiven(IO, "bound", A.Bound);
}

template <> struct MappingTraits<HandleRow> {
  static void mapping(IO &IO, HandleRow &K) {
    mapName<QualifiedName>(IO, "type", K.Type);
    mapNames<QualifiedName>(IO, "aliases", K.Aliases);
    IO.mapOptional("noun", K.Noun);
    mapIfGiven(IO, "drop", K.Drop);
    IO.mapOptional("runs-on-drop", K.RunsOnDrop);
    IO.mapOptional("ends-with-scope", K.EndsWithScope);
    IO.mapOptional("spawns-when-constructed", K.SpawnsWhenConstructed);
    mapNames<MemberName>(IO, "excused-by", K.ExcusedBy);
    mapNames<MemberName>(IO, "started-by", K.StartedBy);
    IO.mapOptional("terminates-by", K.TerminatesBy);
    mapNames<MemberName>(IO, "releases", K.Releases);
    mapNames<MemberName>(IO, "asks", K.Asks);
    mapNames<MemberName>(IO, "detaches", K.Detaches);
    mapNames<MemberName>(IO, "forwards", K.Forwards);
    IO.mapOptional("kept-by-owners", K.KeptByOwners);
    mapIfGiven(IO, "carries-exceptions", K.CarriesExceptions);
  }
  static std::string validate(IO &, HandleRow &K) {
    if (K.RunsOnDrop == K.Drop.has_value())
      return "'" + K.Type +
             "' needs either 'drop: <outcome>' or 'runs-on-drop: true'";
    return "";
  }
};

template <> struct MappingTraits<OutcomeByArgument> {
  static void mapping(IO &IO, OutcomeByArgument &O) {
    IO.mapRequired("argument", O.Argument);
    mapName<QualifiedName>(IO, "is", O.Is);
    IO.mapRequired("drop", O.Drop);
  }
};

template <> struct MappingTraits<Producer> {
  static void mapping(IO &IO, Producer &P) {
    mapName<QualifiedName>(IO, "function", P.Function);
    mapNames<QualifiedName>(IO, "aliases", P.Aliases);
    IO.mapOptional("noun", P.Noun);
    IO.mapRequired("drop", P.Drop);
    IO.mapOptional("drop-when", P.DropWhen);
    mapIfGiven(IO, "out-argument", P.OutArgument);
    mapIfGiven(IO, "null-argument", P.NullArgument);
    mapIfGiven(IO, "parameters", P.Parameters);
    mapTaskArguments(IO, P);
    mapIfGiven(IO, "carries-exceptions", P.CarriesExceptions);
    IO.mapOptional("completion-token", P.CompletionToken);
    IO.mapOptional("process", P.Process);
    IO.mapOptional("promise", P.Promise);
    IO.mapOptional("starts", P.Starts);
    mapNames<QualifiedName>(IO, "released-by", P.ReleasedBy);
  }
};

template <> struct MappingTraits<FunctionRow> {
  static void mapping(IO &IO, FunctionRow &F) {
    mapName<QualifiedName>(IO, "function", F.Function);
    IO.mapRequired("role", F.Role);
    IO.mapOptional("argument", F.Argument);
    IO.mapOptional("fails-on-misuse", F.FailsOnMisuse);
  }
};

template <> struct MappingTraits<EventLoop> {
  static void mapping(IO &IO, EventLoop &L) {
    mapName<QualifiedName>(IO, "function", L.Function);
    mapNames<QualifiedName>(IO, "kept-by", L.KeptBy);
    mapNames<QualifiedName>(IO, "stopped-by", L.StoppedBy);
  }
};

template <> struct MappingTraits<DetachedStart> {
  static void mapping(IO &IO, DetachedStart &S) {
    mapName<QualifiedName>(IO, "function", S.Function);
    IO.mapOptional("noun", S.Noun);
    IO.mapOptional("process", S.Process);
    mapIfGiven(IO, "attribute", S.Attribute);
    mapNames<QualifiedName>(IO, "asked-by", S.AskedBy);
    mapTaskArguments(IO, S);
  }
};

template <> struct MappingTraits<CallableSink> {
  static void mapping(IO &IO, CallableSink &S) {
    mapName<QualifiedName>(IO, "name", S.Name);
    mapIfGiven(IO, "argument", S.Argument);
  }
};

template <> struct MappingTraits<Wrapper> {
  static void mapping(IO &IO, Wrapper &W) {
    mapName<QualifiedName>(IO, "type", W.Type);
    mapIfGiven(IO, "arguments", W.Arguments);
    IO.mapOptional("form", W.Form);
    mapIfGiven(IO, "deleter", W.Deleter);
    IO.mapOptional("shared", W.Shared);
  }
  static std::string validate(IO &, Wrapper &W) {
    return W.Arguments && W.Arguments->empty()
               ? "'" + W.Type + "' wraps nothing: 'arguments' is empty"
               : "";
  }
};

template <> struct MappingTraits<WordsOfDocument> {
  static void mapping(IO &IO, WordsOfDocument &W) {
    auto Map = [&](const char *Key, MemberRole Role) {
      std::vector<std::string> Names;
      mapNames<MemberName>(IO, Key, Names);
      for (std::string &Name : Names)
        W.Words.emplace_back(Role, std::move(Name));
    };
#define MEMBER_ROLE(Role, Key, Sentence) Map(Key, MemberRole::Role);
#include "handles/MemberRoles.def"
  }
};

template <> struct MappingTraits<CatalogueDocument> {
  static void mapping(IO &IO, CatalogueDocument &D) {
    IO.mapRequired("library", D.Library);
    mapNames<MemberName>(IO, "namespaces", D.Namespaces);
    IO.mapOptional("handles", D.Handles);
    IO.mapOptional("producers", D.Producers);
    IO.mapOptional("functions", D.Functions);
    IO.mapOptional("callable-sinks", D.Sinks);
    IO.mapOptional("wrappers", D.Wrappers);
    mapNames<QualifiedName>(IO, "owners", D.Owners);
    mapNames<QualifiedName>(IO, "makes-ready", D.Ready);
    mapNames<QualifiedName>(IO, "waits", D.Waits);
    IO.mapOptional("event-loops", D.Loops);
    mapNames<QualifiedName>(IO, "stop-tokens", D.StopTokens);
    mapNames<QualifiedName>(IO, "interruption-points", D.InterruptionPoints);
    mapNames<QualifiedName>(IO, "interrupts", D.Interrupts);
    mapNames<QualifiedName>(IO, "owning-pointers", D.OwningPointers);
    mapNames<QualifiedName>(IO, "views", D.Views);
    mapNames<QualifiedName>(IO, "never-destroyed", D.NeverDestroyed);
    IO.mapOptional("detached-starts", D.DetachedStarts);
    mapNames<QualifiedName>(IO, "detached-tokens", D.DetachedTokens);
    mapNames<QualifiedName>(IO, "token-concepts", D.TokenConcepts);
    mapNames<QualifiedName>(IO, "expects-throw", D.ExpectsThrow);
    mapNames<QualifiedName>(IO, "locks", D.Locks);
    mapNames<QualifiedName>(IO, "teardowns", D.Teardowns);
    mapNames<QualifiedName>(IO, "current-thread", D.CurrentThread);
    mapNames<QualifiedName>(IO, "task-methods", D.TaskMethods);
    mapNames<QualifiedName>(IO, "signal-functions", D.SignalFunctions);
    mapNames<QualifiedName>(IO, "wait-functions", D.WaitFunctions);
    mapNames<QualifiedName>(IO, "child-signals", D.ChildSignals);
    mapNames<QualifiedName>(IO, "reaping-settings", D.ReapingSettings);
    WordsOfDocument Words{D.Words};
    IO.mapOptional("vocabulary", Words);
  }
};

} // namespace llvm::yaml

namespace spawn {

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
                   HandleRow Kind;
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

std::vector<unsigned>
builtinLibraries(llvm::function_ref<bool(llvm::StringRef)> IsNamed) {
  std::vector<unsigned> Needed;
  for (unsigned I = 0; I < std::size(BuiltinFiles); ++I) {
    llvm::SmallVector<llvm::StringRef, 4> Namespaces;
    BuiltinFiles[I][2].split(Namespaces, ',', /*MaxSplit=*/-1,
                             /*KeepEmpty=*/false);
    if (!IsNamed || Namespaces.empty() ||
        llvm::any_of(Namespaces, [&](llvm::StringRef Name) {
          return IsNamed(Name.trim());
        }))
      Needed.push_back(I);
  }
  return Needed;
}

void Catalogue::addBuiltin(llvm::ArrayRef<unsigned> Libraries) {
  std::vector<std::string> Errors;
  for (unsigned I : Libraries)
    addRows(BuiltinFiles[I][0], BuiltinFiles[I][1], Errors);
  if (!Errors.empty())
    llvm::report_fatal_error(llvm::Twine("spawn-tidy: built-in ") +
                             Errors.front());
}

/// Adds what it is told to \p Errors.
static auto reporter(llvm::StringRef File, std::vector<std::string> &Errors) {
  return
      [File, &Errors](unsigned Line, unsigned Column, const llvm::Twine &What) {
        Errors.push_back((File + ":" + llvm::Twine(Line) + ":" +
                          llvm::Twine(Column) + ": " + What +
                          "; the file is left out, mend it after "
                          "docs/catalogue.md (outcomes: " +
                          outcomeWords() + ")")
                             .str());
      };
}

void Catalogue::addFile(llvm::StringRef File, llvm::StringRef Text,
                        std::vector<std::string> &Errors) {
  if (checkCatalogueSyntax(Text, reporter(File, Errors)))
    addRows(File, Text, Errors);
}

/// Calls \p Visit for each name by which \p Doc knows code.
static void
forEachName(const CatalogueDocument &Doc,
            llvm::function_ref<void(const std::string &Name)> Visit) {
  for (const HandleRow &K : Doc.Handles) {
    Visit(K.Type);
    llvm::for_each(K.Aliases, Visit);
  }
  for (const Producer &P : Doc.Producers) {
    Visit(P.Function);
    llvm::for_each(P.Aliases, Visit);
  }
  for (const FunctionRow &F : Doc.Functions)
    Visit(F.Function);
  for (const CallableSink &S : Doc.Sinks)
    Visit(S.Name);
  for (const Wrapper &W : Doc.Wrappers)
    Visit(W.Type);
  for (const EventLoop &Loop : Doc.Loops)
    Visit(Loop.Function);
  for (const DetachedStart &Start : Doc.DetachedStarts)
    Visit(Start.Function);
  for (const auto *Names :
       {&Doc.Owners, &Doc.Ready, &Doc.Waits, &Doc.StopTokens,
        &Doc.InterruptionPoints, &Doc.Interrupts, &Doc.OwningPointers,
        &Doc.Views, &Doc.NeverDestroyed, &Doc.DetachedTokens,
        &Doc.TokenConcepts, &Doc.Locks, &Doc.Teardowns, &Doc.TaskMethods,
        &Doc.CurrentThread, &Doc.SignalFunctions, &Doc.WaitFunctions})
    llvm::for_each(*Names, Visit);
}

/// The first name of \p Doc that is in none of the namespaces that it says all
/// are in; null: there is none.
static std::optional<std::string> strayName(const CatalogueDocument &Doc) {
  std::optional<std::string> Stray;
  if (!Doc.Namespaces.empty())
    forEachName(Doc, [&](const std::string &Name) {
      if (!Stray &&
          !llvm::is_contained(Doc.Namespaces,
                              llvm::StringRef(Name).split("::").first))
        Stray = Name;
    });
  return Stray;
}

void Catalogue::addRows(llvm::StringRef File, llvm::StringRef Text,
                        std::vector<std::string> &Errors) {
  auto Report = reporter(File, Errors);
  llvm::yaml::Input In(
      Text, nullptr,
      [](const llvm::SMDiagnostic &D, void *Opaque) {
        (*static_cast<decltype(Report) *>(Opaque))(
            D.getLineNo(), D.getColumnNo() + 1, D.getMessage());
      },
      &Report);
  CatalogueDocument Doc;
  In >> Doc;
  if (In.error())
    return;
  if (std::optional<std::string> Stray = strayName(Doc)) {
    Report(Text.take_front(Text.find(*Stray)).count('\n') + 1, 1,
           "'" + *Stray + "' is in none of the 'namespaces' of the file");
    return;
  }

  for (HandleRow &K : Doc.Handles) {
    K.File = File.str();
    for (const std::string &Alias : K.Aliases)
      Handles.add(Alias, K);
    Handles.add(K.Type, K);
  }
  for (Producer &P : Doc.Producers) {
    P.File = File.str();
    for (const std::string &Alias : P.Aliases)
      Producers.add(Alias, P);
    Producers.add(P.Function, P);
  }
  for (const FunctionRow &F : Doc.Functions)
    Functions.add(F.Function, F);
  for (const CallableSink &S : Doc.Sinks)
    Sinks.add(S.Name, S);
  for (const Wrapper &W : Doc.Wrappers)
    Wrappers.add(W.Type, W);
  for (const std::string &Owner : Doc.Owners)
    Owners.add(Owner, true);
  for (const std::string &Function : Doc.Ready)
    Ready.add(Function, true);
  for (const std::string &Wait : Doc.Waits)
    Waits.add(Wait, true);
  for (const EventLoop &Loop : Doc.Loops)
    Loops.add(Loop.Function, Loop);
  for (const std::string &Token : Doc.StopTokens)
    StopTokens.add(Token, true);
  for (const std::string &Function : Doc.InterruptionPoints)
    InterruptionPoints.add(Function, true);
  for (const std::string &Function : Doc.Interrupts)
    Interrupts.add(Function, true);
  for (const std::string &Class : Doc.OwningPointers)
    OwningPointers.add(Class, true);
  for (const std::string &Class : Doc.Views)
    Views.add(Class, true);
  for (const std::string &Variable : Doc.NeverDestroyed)
    NeverDestroyed.add(Variable, true);
  for (const DetachedStart &Start : Doc.DetachedStarts)
    DetachedStarts.add(Start.Function, Start);
  for (const std::string &Token : Doc.DetachedTokens)
    DetachedTokens.add(Token, true);
  for (const std::string &Concept : Doc.TokenConcepts)
    TokenConcepts.add(Concept, true);
  for (const std::string &Word : Doc.ExpectsThrow)
    ExpectsThrow.insert(llvm::StringRef(Word).lower());
  for (const std::string &Lock : Doc.Locks)
    Locks.add(Lock, true);
  for (const std::string &Function : Doc.CurrentThread)
    CurrentThread.add(Function, true);
  for (const std::string &Method : Doc.Teardowns)
    Teardowns.add(Method, true);
  for (const std::string &Method : Doc.TaskMethods)
    TaskMethods.add(Method, true);
  for (const std::string &Function : Doc.SignalFunctions)
    SignalFunctions.add(Function, true);
  for (const std::string &Function : Doc.WaitFunctions)
    WaitFunctions.add(Function, true);
  for (const std::string &Macro : Doc.ChildSignals)
    ChildSignals.insert(Macro);
  for (const std::string &Macro : Doc.ReapingSettings)
    ReapingSettings.insert(Macro);
  for (const auto &[Role, Name] : Doc.Words)
    Words.add(Role, Name);
}

} // namespace spawn
