// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of C++/WinRT 2.0; this is no header of its.
#include <chrono>
#include <coroutine>
#include <utility>
#include <vector>

namespace winrt {
struct fire_and_forget {};
struct handle {
  void *get() const noexcept;
};
struct apartment_context {
  apartment_context();
};
namespace Windows::Foundation {
using TimeSpan = std::chrono::nanoseconds;
enum class AsyncStatus { Started, Completed, Canceled, Error };
struct IUnknown {
  IUnknown(const IUnknown &) noexcept;
  IUnknown(IUnknown &&) noexcept;
  IUnknown &operator=(const IUnknown &) noexcept;
  IUnknown &operator=(IUnknown &&) noexcept;
  ~IUnknown() noexcept;
  template <class To> To as() const;
  explicit operator bool() const noexcept;

protected:
  IUnknown(decltype(nullptr) = nullptr) noexcept;
};
struct IInspectable : IUnknown {
  IInspectable(decltype(nullptr) = nullptr) noexcept;
};
struct AsyncActionCompletedHandler : IUnknown {
  template <class L> AsyncActionCompletedHandler(L) {}
};
template <class TResult> struct AsyncOperationCompletedHandler : IUnknown {
  template <class L> AsyncOperationCompletedHandler(L) {}
};
template <class TSender, class TArgs> struct TypedEventHandler : IUnknown {
  template <class L> TypedEventHandler(L) {}
  template <class O, class M> TypedEventHandler(O *, M) {}
};
struct IAsyncAction;
template <class TResult> struct IAsyncOperation;
template <class TResult, class TProgress> struct IAsyncOperationWithProgress;
} // namespace Windows::Foundation
namespace impl {
template <class D> struct consume_Windows_Foundation_IAsyncInfo {
  Windows::Foundation::AsyncStatus Status() const;
  unsigned Id() const;
  void Cancel() const;
  void Close() const;
};
template <class D> struct consume_Windows_Foundation_IAsyncAction {
  void Completed(const Windows::Foundation::AsyncActionCompletedHandler &handler) const;
  void GetResults() const;
  void get() const;
  Windows::Foundation::AsyncStatus wait_for(const Windows::Foundation::TimeSpan &timeout) const;
};
template <class D, class TResult> struct consume_Windows_Foundation_IAsyncOperation {
  void Completed(const Windows::Foundation::AsyncOperationCompletedHandler<TResult> &handler) const;
  TResult GetResults() const;
  TResult get() const;
  Windows::Foundation::AsyncStatus wait_for(const Windows::Foundation::TimeSpan &timeout) const;
};
template <class D, class TResult, class TProgress>
struct consume_Windows_Foundation_IAsyncOperationWithProgress {
  template <class L> void Progress(L) const {}
  TResult get() const;
};
template <class Async> struct await_adapter {
  Async async;
  bool await_ready() const noexcept;
  template <class T> bool await_suspend(std::coroutine_handle<T>) { return true; }
  auto await_resume() const { return async.GetResults(); }
};
struct timespan_awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct signal_awaiter {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  bool await_resume();
};
struct apartment_awaiter {
  bool await_ready() const noexcept;
  bool await_suspend(std::coroutine_handle<>);
  void await_resume() const;
};
} // namespace impl
namespace Windows::Foundation {
struct IAsyncAction : IInspectable,
                      impl::consume_Windows_Foundation_IAsyncAction<IAsyncAction>,
                      impl::consume_Windows_Foundation_IAsyncInfo<IAsyncAction> {
  IAsyncAction(decltype(nullptr) = nullptr) noexcept;
};
template <class TResult>
struct IAsyncOperation
    : IInspectable,
      impl::consume_Windows_Foundation_IAsyncOperation<IAsyncOperation<TResult>, TResult>,
      impl::consume_Windows_Foundation_IAsyncInfo<IAsyncOperation<TResult>> {
  IAsyncOperation(decltype(nullptr) = nullptr) noexcept;
};
template <class TResult, class TProgress>
struct IAsyncOperationWithProgress
    : IInspectable,
      impl::consume_Windows_Foundation_IAsyncOperationWithProgress<
          IAsyncOperationWithProgress<TResult, TProgress>, TResult, TProgress>,
      impl::consume_Windows_Foundation_IAsyncInfo<IAsyncOperationWithProgress<TResult, TProgress>> {
  IAsyncOperationWithProgress(decltype(nullptr) = nullptr) noexcept;
  TResult GetResults() const;
};
impl::await_adapter<IAsyncAction> operator co_await(const IAsyncAction &async);
template <class TResult>
impl::await_adapter<IAsyncOperation<TResult>> operator co_await(const IAsyncOperation<TResult> &);
template <class TResult, class TProgress>
impl::await_adapter<IAsyncOperationWithProgress<TResult, TProgress>>
operator co_await(const IAsyncOperationWithProgress<TResult, TProgress> &);
} // namespace Windows::Foundation
namespace impl {
template <class Async> struct promise_base {
  Async get_return_object() const noexcept;
  std::suspend_never initial_suspend() const noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
};
} // namespace impl
namespace Windows::UI::Core {
enum class CoreDispatcherPriority { Normal };
struct DispatchedHandler : Foundation::IUnknown {
  template <class L> DispatchedHandler(L) {}
};
} // namespace Windows::UI::Core
namespace impl {
template <class D> struct consume_Windows_UI_Core_ICoreDispatcher {
  Windows::Foundation::IAsyncAction RunAsync(const Windows::UI::Core::CoreDispatcherPriority &,
                                             const Windows::UI::Core::DispatchedHandler &) const;
};
} // namespace impl
namespace Windows::UI::Core {
struct CoreDispatcher : Foundation::IInspectable,
                        impl::consume_Windows_UI_Core_ICoreDispatcher<CoreDispatcher> {};
} // namespace Windows::UI::Core
namespace Windows::System::Threading {
struct WorkItemHandler : Foundation::IUnknown {
  template <class L> WorkItemHandler(L) {}
};
struct ThreadPool {
  static Foundation::IAsyncAction RunAsync(const WorkItemHandler &handler);
};
} // namespace Windows::System::Threading
[[nodiscard]] inline auto resume_background() noexcept {
  struct awaitable {
    bool await_ready() const noexcept { return false; }
    void await_resume() const noexcept {}
    void await_suspend(std::coroutine_handle<>) const {}
  };
  return awaitable{};
}
[[nodiscard]] impl::timespan_awaiter resume_after(Windows::Foundation::TimeSpan) noexcept;
[[nodiscard]] impl::signal_awaiter resume_on_signal(void *) noexcept;
impl::apartment_awaiter operator co_await(const apartment_context &);
template <class... T> Windows::Foundation::IAsyncAction when_all(T... async);
} // namespace winrt
namespace std {
template <class... Args> struct coroutine_traits<winrt::fire_and_forget, Args...> {
  struct promise_type {
    winrt::fire_and_forget get_return_object() const noexcept { return {}; }
    void return_void() const noexcept {}
    suspend_never initial_suspend() const noexcept { return {}; }
    suspend_never final_suspend() const noexcept { return {}; }
    void unhandled_exception() const noexcept;
  };
};
template <class... Args> struct coroutine_traits<winrt::Windows::Foundation::IAsyncAction, Args...> {
  struct promise_type final : winrt::impl::promise_base<winrt::Windows::Foundation::IAsyncAction> {
    void return_void() const noexcept {}
  };
};
template <class TResult, class... Args>
struct coroutine_traits<winrt::Windows::Foundation::IAsyncOperation<TResult>, Args...> {
  struct promise_type final
      : winrt::impl::promise_base<winrt::Windows::Foundation::IAsyncOperation<TResult>> {
    void return_value(const TResult &) noexcept {}
  };
};
} // namespace std

using namespace winrt::Windows::Foundation;
using winrt::fire_and_forget;
using winrt::Windows::System::Threading::ThreadPool;
using winrt::Windows::UI::Core::CoreDispatcher;
using winrt::Windows::UI::Core::CoreDispatcherPriority;
using namespace std::chrono_literals;

[[nodiscard]] IAsyncAction SaveAsync();
[[nodiscard]] IAsyncOperation<int> LoadAsync();
[[nodiscard]] IAsyncOperationWithProgress<int, int> FetchAsync();
struct Folder {
  [[nodiscard]] IAsyncAction DeleteAsync() const;
};
struct Button {
  void Click(const TypedEventHandler<Button, int> &handler) const;
};
void use(int value);
void keep(const IAsyncAction &action);

// Defects.

void called() { SaveAsync(); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the action from 'SaveAsync' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:17: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:17: note: cast to void: the drop is meant

void loaded() { LoadAsync(); }
// CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the operation from 'LoadAsync' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:17: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:17: note: cast to void: the drop is meant

void fetched() { FetchAsync(); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the operation from 'FetchAsync' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:18: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:18: note: cast to void: the drop is meant

void deleted(const Folder &folder) { folder.DeleteAsync(); }
// CHECK-MESSAGES: :[[@LINE-1]]:38: warning: the action from 'Folder::DeleteAsync' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:38: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:38: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:38: note: cast to void: the drop is meant

void asked() { SaveAsync().Status(); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the action from 'SaveAsync' is only asked 'Status' and then discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep it and call 'get()', which passes the exception on

void variable() {
  auto action = SaveAsync();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the action 'action' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: get() the result of 'action' at the end of its scope, which rethrows its exception
  use(1);
}

// Only its progress is heard of.
void progress_only() {
  auto operation = FetchAsync();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the operation 'operation' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: get() the result of 'operation' at the end of its scope, which rethrows its exception
  operation.Progress([](auto &&, int) {});
}

void in_a_loop(const std::vector<Folder> &folders) {
  for (const Folder &folder : folders)
    folder.DeleteAsync();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the action from 'Folder::DeleteAsync' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and call 'get()', which passes the exception on
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: cast to void: the drop is meant
}

void pool() {
  ThreadPool::RunAsync([](const IAsyncAction &) { use(3); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the action from 'winrt::Windows::System::Threading::ThreadPool::RunAsync' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

IAsyncAction forgets_to_await() {
  SaveAsync();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the action from 'SaveAsync' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: co_await the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  co_await SaveAsync();
}

fire_and_forget forgets_all() {
  co_await SaveAsync();
  winrt::when_all(SaveAsync(), SaveAsync());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the action from 'winrt::when_all' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: co_await the task here
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

// It stays on the thread where it is.
IAsyncAction stays() {
  winrt::resume_background();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'awaitable' from 'winrt::resume_background' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await winrt::resume_background();
  use(4);
  co_return;
}

fire_and_forget hurries() {
  winrt::resume_after(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'timespan_awaiter' from 'winrt::resume_after' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await winrt::resume_after(1s);
  use(5);
  co_return;
}

fire_and_forget waits_for_nothing(const winrt::handle &event) {
  winrt::resume_on_signal(event.get());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'signal_awaiter' from 'winrt::resume_on_signal' is discarded, so it never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await winrt::resume_on_signal(event.get());
  co_return;
}

// The event drops what its handler returns.
void handler(const Button &button) {
  button.Click([](const Button &, int) -> IAsyncAction { co_await SaveAsync(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the action from this call is discarded by 'winrt::Windows::Foundation::TypedEventHandler', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep it and call 'get()', which passes the exception on
}

void dispatched(const CoreDispatcher &dispatcher) {
  dispatcher.RunAsync(CoreDispatcherPriority::Normal, [] { return SaveAsync(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: the action from this call is discarded by 'winrt::Windows::UI::Core::DispatchedHandler', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:55: note: keep it and call 'get()', which passes the exception on
}

// Correct code.

// A poll sees its end.
void variable_asked() {
  IAsyncOperation<int> operation = LoadAsync();
  if (operation.Status() == AsyncStatus::Completed)
    use(2);
}

// The tutorial's: get() on a thread that may wait.
int main() {
  use(LoadAsync().get());
  SaveAsync().get();
}

IAsyncAction awaited() {
  co_await SaveAsync();
  use(co_await LoadAsync());
  use(co_await FetchAsync());
}

IAsyncOperation<int> in_the_background() {
  co_await winrt::resume_background();
  co_await winrt::resume_after(1s);
  co_return 6;
}

fire_and_forget and_back() {
  winrt::apartment_context ui_thread;
  co_await winrt::resume_background();
  use(7);
  co_await ui_thread;
}

// It owns itself: it is made to be dropped.
void fired() {
  and_back();
  auto nothing = and_back();
}

void bound(const Button &button) {
  button.Click([](auto &&, auto &&) -> fire_and_forget { co_await SaveAsync(); });
  button.Click([](auto &&, auto &&) { use(8); });
}

IAsyncAction concurrently() {
  IAsyncAction first = SaveAsync();
  IAsyncAction second = SaveAsync();
  co_await first;
  co_await second;
  co_await winrt::when_all(SaveAsync(), SaveAsync());
}

void completed() {
  SaveAsync().Completed([](auto &&action, AsyncStatus) { action.GetResults(); });
  auto operation = LoadAsync();
  operation.Completed([](auto &&finished, AsyncStatus) { use(finished.GetResults()); });
}

IAsyncAction returned() { return SaveAsync(); }

void handed_on() {
  auto action = SaveAsync();
  keep(action);
}

void cancelled() {
  auto action = SaveAsync();
  action.Cancel();
}

bool bounded() { return SaveAsync().wait_for(1s) == AsyncStatus::Completed; }

IAsyncOperation<int> with_progress() {
  auto operation = FetchAsync();
  operation.Progress([](auto &&, int) {});
  co_return co_await operation;
}

// What is posted to the thread of a window needs no handle: the library does the same.
void posted(const CoreDispatcher &dispatcher) {
  dispatcher.RunAsync(CoreDispatcherPriority::Normal, [] { use(9); });
}

class Page {
public:
  void Start() { action_ = SaveAsync(); }
  void Stop() {
    if (action_)
      action_.Cancel();
  }

private:
  IAsyncAction action_ = nullptr;
};

void none() {
  IAsyncAction action{nullptr};
  IAsyncOperation<int> operation;
}

void meant() { (void)SaveAsync(); }
