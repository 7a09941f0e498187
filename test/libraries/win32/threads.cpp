// RUN: %check_spawn %s --headers none -- --target=x86_64-w64-mingw32 -isystem /usr/x86_64-w64-mingw32/include
// Windows' own headers (mingw-w64-x86-64-dev): a handle is closed, whether the thread has ended or not.
#include <windows.h>

#include <process.h>

DWORD WINAPI worker(LPVOID data);
unsigned __stdcall counter(void *data);
void __cdecl detached_worker(void *data);
void CALLBACK work(PTP_CALLBACK_INSTANCE instance, PVOID data, PTP_WORK work);
void CALLBACK simple(PTP_CALLBACK_INSTANCE instance, PVOID data);
bool ready();
void keep(HANDLE thread);
void log(const char *text);

// Defects.

void dropped() { CreateThread(nullptr, 0, worker, nullptr, 0, nullptr); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the thread from 'CreateThread' is discarded, so its system resources leak [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep the handle and release it with 'CloseHandle'
// CHECK-MESSAGES: :[[@LINE-3]]:18: note: cast to void: the drop is meant

void dropped_with_an_id() {
  DWORD id;
  CreateThread(nullptr, 0, worker, nullptr, 0, &id);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'CreateThread' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'CloseHandle'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void dropped_in_a_loop(int n) {
  for (int i = 0; i < n; ++i)
    _beginthreadex(nullptr, 0, counter, nullptr, 0, nullptr);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the thread from '_beginthreadex' is discarded, so its system resources leak [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep the handle and release it with 'CloseHandle'
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: cast to void: the drop is meant
}

void dropped_elsewhere(HANDLE process) {
  CreateRemoteThread(process, nullptr, 0, worker, nullptr, 0, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread from 'CreateRemoteThread' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle and release it with 'CloseHandle'
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

void waited_for_only() {
  HANDLE thread = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: release it with 'CloseHandle' on every path
  WaitForSingleObject(thread, INFINITE);
}

void resumed_only() {
  HANDLE thread = CreateThread(nullptr, 0, worker, nullptr, CREATE_SUSPENDED, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: release it with 'CloseHandle' on every path
  SetThreadPriority(thread, THREAD_PRIORITY_LOWEST);
  ResumeThread(thread);
}

void closed_on_a_branch() {
  HANDLE thread = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: release it with 'CloseHandle' on every path
  if (WaitForSingleObject(thread, 100) == WAIT_TIMEOUT)
    return;
  CloseHandle(thread);
}

void overwritten() {
  HANDLE thread = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
  thread = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the thread 'thread' is overwritten before it is released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: release it with 'CloseHandle' before this
  CloseHandle(thread);
}

HANDLE kept_for_some(bool more) {
  HANDLE thread = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is not released on some paths, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:5: note: this 'return' is reached without a release
  // CHECK-MESSAGES: :[[@LINE-3]]:10: note: release it with 'CloseHandle' on every path
  if (more)
    return nullptr;
  return thread;
}

void asked_only() {
  HANDLE thread = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: release it with 'CloseHandle' on every path
  DWORD code = 0;
  while (GetExitCodeThread(thread, &code) && code == STILL_ACTIVE)
    Sleep(10);
}

void a_number() {
  uintptr_t thread = _beginthreadex(nullptr, 0, counter, nullptr, 0, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: note: release it with 'CloseHandle' on every path
  log(thread ? "started" : "failed");
}

void either(bool remote, HANDLE process) {
  remote ? CreateRemoteThreadEx(process, nullptr, 0, worker, nullptr, 0, nullptr, nullptr)
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread from 'CreateRemoteThreadEx' is discarded, so its system resources leak [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: keep the handle and release it with 'CloseHandle', or cast it to void if the drop is meant
         : CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
         // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the thread from 'CreateThread' is discarded, so its system resources leak [spawn-discarded-handle]
         // CHECK-MESSAGES: :[[@LINE-2]]:12: note: keep the handle and release it with 'CloseHandle', or cast it to void if the drop is meant
}

void with_a_comma() { CreateThread(nullptr, 0, worker, nullptr, 0, nullptr), log("started"); }
// CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the thread from 'CreateThread' is discarded, so its system resources leak [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:23: note: keep the handle and release it with 'CloseHandle'
// CHECK-MESSAGES: :[[@LINE-3]]:23: note: cast to void: the drop is meant

void killed() {
  HANDLE thread = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: the thread 'thread' is never released, so its system resources leak [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: note: release it with 'CloseHandle' on every path
  TerminateThread(thread, 1);
}

void never_submitted() {
  PTP_WORK item = CreateThreadpoolWork(work, nullptr, nullptr);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: the work item 'item' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: note: call 'SubmitThreadpoolWork', which runs the task
  if (item)
    log("made");
}

void work_dropped() { CreateThreadpoolWork(work, nullptr, nullptr); }
// CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the work item from 'CreateThreadpoolWork' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:23: note: keep it and call 'SubmitThreadpoolWork', which runs the task

void borrows_a_local() {
  int counter = 0;
  _beginthread(detached_worker, 0, &counter);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: nobody can wait for the thread that is detached here, and it borrows 'counter' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: it is given to the thread here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: keep it, and wait for its end before what it uses ends
}

// It closes its handle itself, and what it runs is not to be seen.
void closes_itself() { _beginthread(detached_worker, 0, nullptr); }
// CHECK-MESSAGES: :[[@LINE-1]]:24: warning: nobody can wait for the thread that is detached here, so it may run while statics are destroyed [spawn-detached-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:24: note: keep it, and wait for its end before what it uses ends

// Correct code.

// The thread goes on, and ends its object with itself.
void closed_at_once() { CloseHandle(CreateThread(nullptr, 0, worker, nullptr, 0, nullptr)); }

void joined() {
  HANDLE thread = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
  if (thread == nullptr)
    return;
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
}

DWORD exit_code() {
  DWORD id = 0, code = 0;
  HANDLE thread = CreateThread(nullptr, 0, worker, nullptr, 0, &id);
  if (!thread)
    return GetLastError();
  WaitForSingleObject(thread, INFINITE);
  GetExitCodeThread(thread, &code);
  CloseHandle(thread);
  return code;
}

// Microsoft's example for _beginthreadex.
void second_thread() {
  unsigned id;
  HANDLE thread = (HANDLE)_beginthreadex(nullptr, 0, &counter, nullptr, 0, &id);
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
}

void as_a_number() {
  uintptr_t thread = _beginthreadex(nullptr, 0, counter, nullptr, 0, nullptr);
  if (thread == 0)
    return;
  CloseHandle(reinterpret_cast<HANDLE>(thread));
}

// Microsoft's example for CreateThread: an array of them.
void several() {
  HANDLE threads[3];
  for (int i = 0; i < 3; ++i) {
    threads[i] = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
    if (threads[i] == nullptr)
      ExitProcess(3);
  }
  WaitForMultipleObjects(3, threads, TRUE, INFINITE);
  for (int i = 0; i < 3; ++i)
    CloseHandle(threads[i]);
}

// The event is set last.
void waits_for_an_event(HANDLE done) {
  _beginthread([](void *data) { SetEvent(data); }, 0, done);
  WaitForSingleObject(done, INFINITE);
}

// They own what they are given.
void fire_and_forget() {
  QueueUserWorkItem(worker, nullptr, WT_EXECUTEDEFAULT);
  TrySubmitThreadpoolCallback(simple, nullptr, nullptr);
}

HANDLE returned() { return CreateThread(nullptr, 0, worker, nullptr, 0, nullptr); }

void handed_on() {
  HANDLE thread = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
  keep(thread);
}

void stored(HANDLE *out) { *out = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr); }

// Microsoft's example for CreateProcess.
void create_process(char *line) {
  STARTUPINFOA si;
  PROCESS_INFORMATION pi;
  ZeroMemory(&si, sizeof(si));
  si.cb = sizeof(si);
  ZeroMemory(&pi, sizeof(pi));
  if (!CreateProcess(nullptr, line, nullptr, nullptr, FALSE, 0, nullptr, nullptr, &si, &pi)) {
    log("CreateProcess failed");
    return;
  }
  WaitForSingleObject(pi.hProcess, INFINITE);
  CloseHandle(pi.hProcess);
  CloseHandle(pi.hThread);
}

bool create_process_and_go(char *line) {
  STARTUPINFOA si = {sizeof si};
  PROCESS_INFORMATION pi = {};
  BOOL ok = CreateProcessA(nullptr, line, nullptr, nullptr, FALSE, DETACHED_PROCESS, nullptr, nullptr, &si, &pi);
  if (ok) {
    CloseHandle(pi.hThread);
    CloseHandle(pi.hProcess);
  }
  return ok;
}

HANDLE process_returned(char *line) {
  STARTUPINFOA si = {sizeof si};
  PROCESS_INFORMATION pi = {};
  if (!CreateProcessA(nullptr, line, nullptr, nullptr, FALSE, 0, nullptr, nullptr, &si, &pi))
    return nullptr;
  CloseHandle(pi.hThread);
  return pi.hProcess;
}

void work_waited_for() {
  PTP_WORK item = CreateThreadpoolWork(work, nullptr, nullptr);
  if (!item)
    return;
  SubmitThreadpoolWork(item);
  WaitForThreadpoolWorkCallbacks(item, FALSE);
  CloseThreadpoolWork(item);
}

// The callback closes it.
void CALLBACK closes_work(PTP_CALLBACK_INSTANCE, PVOID, PTP_WORK item) { CloseThreadpoolWork(item); }

void work_that_closes_itself() {
  PTP_WORK item = CreateThreadpoolWork(closes_work, nullptr, nullptr);
  if (item)
    SubmitThreadpoolWork(item);
}

// Its cleanup group closes it, and the environment says so.
void work_of_a_group(PTP_CALLBACK_ENVIRON environment, PTP_CLEANUP_GROUP group) {
  SetThreadpoolCallbackCleanupGroup(environment, group, nullptr);
  PTP_WORK item = CreateThreadpoolWork(work, nullptr, environment);
  if (item)
    SubmitThreadpoolWork(item);
}

class Owner {
public:
  void start() { thread_ = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr); }
  ~Owner() {
    if (thread_) {
      WaitForSingleObject(thread_, INFINITE);
      CloseHandle(thread_);
    }
  }

private:
  HANDLE thread_ = nullptr;
};

// An owner as ATL and WIL have it.
class unique_handle {
public:
  explicit unique_handle(HANDLE handle) : handle_(handle) {}
  unique_handle(const unique_handle &) = delete;
  ~unique_handle() { CloseHandle(handle_); }
  HANDLE get() const { return handle_; }

private:
  HANDLE handle_;
};

void owned() {
  unique_handle thread(CreateThread(nullptr, 0, worker, nullptr, 0, nullptr));
  WaitForSingleObject(thread.get(), INFINITE);
}

void borrowed_and_waited_for() {
  int local = 1;
  HANDLE thread = CreateThread(nullptr, 0, worker, &local, 0, nullptr);
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
}

// What CreateThread() and others return for a failure is closed nowhere.
void closed_where_there_is_one() {
  HANDLE thread = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
  if (thread != NULL && thread != INVALID_HANDLE_VALUE)
    CloseHandle(thread);
}

void closed_where_it_went_well() {
  HANDLE thread = CreateThread(nullptr, 0, worker, nullptr, 0, nullptr);
  BOOL started = thread != nullptr;
  if (!started)
    return;
  CloseHandle(thread);
}
