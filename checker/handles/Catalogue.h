//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The table of known handles: options first, then files, then what is built
/// in.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_CATALOGUE_H
#define SPAWN_TIDY_HANDLES_CATALOGUE_H

#include "handles/CatalogueRows.h"
#include "handles/Names.h"
#include "handles/Vocabulary.h"
#include "llvm/ADT/StringSet.h"
#include <string>
#include <vector>

namespace spawn {

/// The plugin's version and a hash of its sources. A file of its own has it, as
/// each change of a source changes it.
extern const char PluginDigest[];

/// Known handles. Rows that are added first win, so add in the order of the
/// contract: the user's options, the user's files, the built-in files.
class Catalogue {
public:
  /// Adds `Type[=outcome]` rows of the option HandleTypes; `none` makes the
  /// type no handle. Problems are appended to \p Errors, and the rest is used.
  void addHandleTypes(llvm::StringRef Option, std::vector<std::string> &Errors);
  /// Adds `function[=outcome]` rows of the option SpawnFunctions.
  void addSpawnFunctions(llvm::StringRef Option,
                         std::vector<std::string> &Errors);
  /// Adds functions and classes of the option OwnedSpawners.
  void addOwners(llvm::StringRef Option, std::vector<std::string> &Errors);
  /// Adds the rows of the YAML \p Text of \p File. An error names file, line
  /// and remedy; a file with an error is left out as a whole.
  void addFile(llvm::StringRef File, llvm::StringRef Text,
               std::vector<std::string> &Errors);
  /// Adds what is built into the plugin: of these files.
  void addBuiltin(llvm::ArrayRef<unsigned> Libraries);

  NameTable<HandleRow> Handles;
  NameTable<Producer> Producers;
  NameTable<FunctionRow> Functions;
  NameTable<CallableSink> Sinks;
  NameTable<Wrapper> Wrappers;
  /// Functions whose owner keeps the work, and classes all of whose members
  /// are such.
  NameTable<bool> Owners;
  /// Functions that return what is ready, or empty, by birth.
  NameTable<bool> Ready;
  /// Functions that may wait for something that other code must do, and classes
  /// all of whose members, constructors and destructors may.
  NameTable<bool> Waits;
  NameTable<EventLoop> Loops;
  /// Classes whose objects tell a task that it is to stop.
  NameTable<bool> StopTokens;
  /// Functions, and classes all of whose members are such, that throw where the
  /// thread that calls them is interrupted.
  NameTable<bool> InterruptionPoints;
  /// Classes that keep what they refer to alive, or know when it is gone.
  NameTable<bool> OwningPointers;
  /// Classes that refer to something of which their type does not tell whether
  /// it lives.
  NameTable<bool> Views;
  /// Variables that the end of the program leaves alone.
  NameTable<bool> NeverDestroyed;
  /// Functions that start work which nobody can wait for.
  NameTable<DetachedStart> DetachedStarts;
  /// Classes of completion tokens that ask for such work.
  NameTable<bool> DetachedTokens;
  /// Concepts of types that decide what the function returns which takes one.
  NameTable<bool> TokenConcepts;
  /// Functions that end another thread at its next wait.
  NameTable<bool> Interrupts;
  /// Words, in small letters, in the names of functions that expect what they
  /// run to throw: `assert_throws`, `expectThrow`.
  llvm::StringSet<> ExpectsThrow;
  /// Classes whose objects hold a lock for as long as they live.
  NameTable<bool> Locks;
  /// Functions that return the calling thread, or the id of it.
  NameTable<bool> CurrentThread;
  /// Virtual methods that a framework calls before it destroys an object.
  NameTable<bool> Teardowns;
  /// Virtual methods whose overriders run as tasks, and end the program by what
  /// they throw.
  NameTable<bool> TaskMethods;
  /// Functions that set what a signal does.
  NameTable<bool> SignalFunctions;
  /// Functions that wait for any child.
  NameTable<bool> WaitFunctions;
  /// Macros: the signals that say that a child has ended, and what makes the
  /// system reap it then.
  llvm::StringSet<> ChildSignals, ReapingSettings;
  Vocabulary Words;

private:
  /// The same for a \p Text without a key that is given twice and the like: a
  /// test sees to that for the built-in files, as looking takes as long as
  /// reading them.
  void addRows(llvm::StringRef File, llvm::StringRef Text,
               std::vector<std::string> &Errors);
};

/// The built-in files that a unit may need, by number: those that say that all
/// their names are in certain namespaces only where \p IsNamed, unless it is
/// null, is true of one of these.
std::vector<unsigned>
builtinLibraries(llvm::function_ref<bool(llvm::StringRef)> IsNamed);

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_CATALOGUE_H
