// RUN: %check_spawn %s --std gnu11 --headers none -- --target=x86_64-w64-mingw32 -isystem /usr/x86_64-w64-mingw32/include
// The same in C: a handle is closed on every path.
#include <windows.h>

#include <process.h>

DWORD WINAPI worker(LPVOID data);
unsigned __stdcall counter(void *data);
int ready(void);
void report(const char *text);

#define SAFE_CLOSE(handle)                                                                         \
  do {                                                                                             \
    if (handle) {                                                                                  \
      CloseHandle(handle);                                                                         \
      (handle) = NULL;                                                                             \
    }                                                                                              \
  } while (0)

// Defects.

void dropped(void) {
  CreateThread(NULL, 0, worker, NULL, 0, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'CreateThread' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'CloseHandle'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void dropped_counter(void) {
  unsigned id;
  _beginthreadex(NULL, 0, counter, NULL, 0, &id);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from '_beginthreadex' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'CloseHandle'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

int skipped_by_return(void) {
  HANDLE thread = CreateThread(NULL, 0, worker, NULL, 0, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
    // CHECK-MESSAGES: :[[@LINE+5]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: release it with 'CloseHandle' on every path
  if (!thread)
    return -1;
  if (!ready())
    return -2;
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
  return 0;
}

void skipped_by_goto(void) {
  HANDLE thread = NULL;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:12: note: started here
  // CHECK-MESSAGES: :[[@LINE+3]]:7: note: no release follows when this condition is true
  // CHECK-MESSAGES: :[[@LINE-4]]:10: note: release it with 'CloseHandle' on every path
  thread = CreateThread(NULL, 0, worker, NULL, 0, NULL);
  if (!ready())
    goto out;
  CloseHandle(thread);
out:
  report("out");
}

void waited_only(void) {
  HANDLE thread = CreateThread(NULL, 0, worker, NULL, 0, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: release it with 'CloseHandle' on every path
  if (WaitForSingleObject(thread, 1000) == WAIT_TIMEOUT)
    TerminateThread(thread, 1);
}

// Correct code.

void closed(void) {
  HANDLE thread = CreateThread(NULL, 0, worker, NULL, 0, NULL);
  if (thread)
    CloseHandle(thread);
}

// One end for all paths.
int cleaned_up(void) {
  int result = -1;
  HANDLE thread = NULL;
  if (!ready())
    goto out;
  thread = CreateThread(NULL, 0, worker, NULL, 0, NULL);
  if (!thread)
    goto out;
  WaitForSingleObject(thread, INFINITE);
  result = 0;
out:
  if (thread)
    CloseHandle(thread);
  return result;
}

void by_macro(void) {
  HANDLE thread = CreateThread(NULL, 0, worker, NULL, 0, NULL);
  if (ready())
    SAFE_CLOSE(thread);
  SAFE_CLOSE(thread);
}

void assigned_in_a_condition(void) {
  HANDLE thread;
  if ((thread = CreateThread(NULL, 0, worker, NULL, 0, NULL)) == NULL) {
    report("no thread");
    return;
  }
  CloseHandle(thread);
}

void number(void) {
  uintptr_t thread = _beginthreadex(NULL, 0, counter, NULL, 0, NULL);
  if (thread == 0 || thread == (uintptr_t)-1L)
    return;
  CloseHandle((HANDLE)thread);
}

void array(void) {
  HANDLE threads[2];
  for (int i = 0; i < 2; ++i)
    threads[i] = (HANDLE)_beginthreadex(NULL, 0, counter, NULL, 0, NULL);
  WaitForMultipleObjects(2, threads, TRUE, INFINITE);
  for (int i = 0; i < 2; ++i)
    CloseHandle(threads[i]);
}

// The system closes it, and the program ends there.
void fatal(void) {
  HANDLE thread = CreateThread(NULL, 0, worker, NULL, 0, NULL);
  if (!ready())
    ExitProcess(1);
  CloseHandle(thread);
}

void given_away(HANDLE *out) {
  HANDLE thread = CreateThread(NULL, 0, worker, NULL, 0, NULL);
  DuplicateHandle(GetCurrentProcess(), thread, GetCurrentProcess(), out, 0, FALSE,
                  DUPLICATE_SAME_ACCESS | DUPLICATE_CLOSE_SOURCE);
}
