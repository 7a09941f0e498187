// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of yalantinglibs 0.6 and its async_simple; this is no header of its.
#include <chrono>
#include <coroutine>
#include <functional>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace async_simple {
template <class T> class Try {
public:
  T &value();
  bool hasError() const;
};
template <> class Try<void> {
public:
  bool hasError() const;
};
template <class T> class Future {
public:
  Future(Future &&);
  ~Future();
  bool hasResult() const;
  T &value();
  T get() &&;
  void wait();
};
namespace coro {
template <class T> class Lazy;
template <class T> class RescheduleLazy;
namespace detail {
class LazyPromiseBase {
public:
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
};
template <class T> class LazyPromise : public LazyPromiseBase {
public:
  Lazy<T> get_return_object() noexcept;
  template <class V> void return_value(V &&) {}
};
template <> class LazyPromise<void> : public LazyPromiseBase {
public:
  Lazy<void> get_return_object() noexcept;
  void return_void() noexcept;
};
template <class T, bool reschedule> class LazyBase {
public:
  using promise_type = LazyPromise<T>;
  struct ValueAwaiter {
    bool await_ready() const noexcept;
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  LazyBase(LazyBase &&) noexcept;
  ~LazyBase();
  template <class F> void start(F &&callback) { callback(Try<T>()); }
  ValueAwaiter operator co_await();
};
} // namespace detail
template <class T = void> class [[nodiscard]] Lazy : public detail::LazyBase<T, false> {
public:
  RescheduleLazy<T> via(void *executor) &&;
};
template <class T = void> class [[nodiscard]] RescheduleLazy : public detail::LazyBase<T, true> {
public:
  void detach();
};
template <class L> auto syncAwait(L &&lazy) { return std::move(lazy).operator co_await().await_resume(); }
template <class T, template <class> class L> Lazy<std::vector<Try<T>>> collectAll(std::vector<L<T>> &&);
} // namespace coro
} // namespace async_simple

namespace coro_io {
template <class F> async_simple::coro::Lazy<async_simple::Try<int>> post(F func) {
  func();
  co_return async_simple::Try<int>();
}
async_simple::coro::Lazy<bool> sleep_for(std::chrono::milliseconds);
class period_timer {
public:
  void expires_after(std::chrono::milliseconds);
  bool cancel();
  async_simple::coro::Lazy<bool> async_await() noexcept;
};
template <class C> class client_pool {
public:
  static std::shared_ptr<client_pool> create(const std::string &host);
  template <class F> async_simple::coro::Lazy<int> send_request(F operation) {
    C client;
    co_await operation(client);
    co_return 0;
  }
};
} // namespace coro_io

namespace coro_rpc {
struct err_code {
  explicit operator bool() const;
};
struct config_t;
template <class C> class coro_rpc_server_base {
public:
  coro_rpc_server_base(int threads, int port);
  ~coro_rpc_server_base();
  err_code start() noexcept;
  async_simple::Future<err_code> async_start() noexcept;
  void stop();
  template <auto first, auto... functions> void register_handler();
};
using coro_rpc_server = coro_rpc_server_base<config_t>;
class coro_rpc_client {
public:
  [[nodiscard]] async_simple::coro::Lazy<err_code> connect(std::string host);
  template <auto func, class... Args> async_simple::coro::Lazy<int> call(Args &&...) { co_return 1; }
  template <auto func, class... Args> async_simple::coro::Lazy<int> call_for(auto, Args &&...) { co_return 1; }
  template <auto func, class... Args> async_simple::coro::Lazy<async_simple::coro::Lazy<int>> send_request(Args &&...) {
    co_return call<func>();
  }
};
} // namespace coro_rpc

namespace cinatra {
enum http_method { GET, POST };
struct resp_data {
  int status;
};
class coro_http_request {};
class coro_http_response {
public:
  void set_status_and_content(int, std::string);
};
class coro_http_server {
public:
  coro_http_server(int threads, int port);
  ~coro_http_server();
  async_simple::Future<std::error_code> async_start();
  std::error_code sync_start() noexcept;
  void stop();
  template <http_method... method, class F> void set_http_handler(std::string, F handler) {
    coro_http_request request;
    coro_http_response response;
    if constexpr (std::is_void_v<decltype(handler(request, response))>)
      handler(request, response);
    else
      async_simple::coro::syncAwait(handler(request, response));
  }
};
class coro_http_client {
public:
  async_simple::coro::Lazy<resp_data> connect(std::string);
  async_simple::coro::Lazy<resp_data> async_get(std::string);
  async_simple::coro::Lazy<resp_data> async_post(std::string, std::string);
  async_simple::coro::Lazy<resp_data> async_download(std::string, std::string);
  async_simple::coro::Lazy<resp_data> write_websocket(std::string);
  async_simple::coro::Lazy<resp_data> read_websocket();
  resp_data get(std::string);
};
} // namespace cinatra
namespace coro_http = cinatra;

using namespace async_simple::coro;
int add(int, int);
void log(int);

// Defects.

void never_posted() {
  coro_io::post([] { log(1); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy task from 'coro_io::post' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

void never_sent(coro_http::coro_http_client &client) { client.async_get("/"); }
// CHECK-MESSAGES: :[[@LINE-1]]:56: warning: the lazy task from 'cinatra::coro_http_client::async_get' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:56: note: await it from a coroutine, or give it to what starts it

void in_a_variable(coro_http::coro_http_client &client) { auto answer = client.async_post("/", "x"); }
// CHECK-MESSAGES: :[[@LINE-1]]:64: warning: the lazy task 'answer' is never released, so the task never runs [spawn-unreleased-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:64: note: await it from a coroutine, or give it to what starts it

Lazy<> talks(coro_http::coro_http_client &client) {
  co_await client.connect("ws://localhost:8090");
  client.write_websocket("hello");
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy task from 'cinatra::coro_http_client::write_websocket' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await client.write_websocket("hello");
  auto answer = co_await client.read_websocket();
  log(answer.status);
}

Lazy<> calls(coro_rpc::coro_rpc_client &client) {
  (void)client.connect("localhost:9001");
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the lazy task from 'coro_rpc::coro_rpc_client::connect' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; 'co_await' it here
  // CHECK-FIXES:   (void)co_await client.connect("localhost:9001");
  client.call<add>(1, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy task from 'coro_rpc::coro_rpc_client::call' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await client.call<add>(1, 2);
  client.call_for<add>(std::chrono::seconds(1), 1, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy task from 'coro_rpc::coro_rpc_client::call_for' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await client.call_for<add>(std::chrono::seconds(1), 1, 2);
  co_return;
}

Lazy<> sends(coro_rpc::coro_rpc_client &client) {
  client.send_request<add>(1, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy task from 'coro_rpc::coro_rpc_client::send_request' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_return;
}

Lazy<> hurries() {
  coro_io::sleep_for(std::chrono::milliseconds(5));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy task from 'coro_io::sleep_for' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await coro_io::sleep_for(std::chrono::milliseconds(5));
  co_return;
}

Lazy<> ticks(coro_io::period_timer &timer) {
  timer.expires_after(std::chrono::milliseconds(5));
  timer.async_await();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy task from 'coro_io::period_timer::async_await' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  // CHECK-FIXES:   co_await timer.async_await();
  co_return;
}

void pooled(std::shared_ptr<coro_io::client_pool<coro_rpc::coro_rpc_client>> pool) {
  pool->send_request([](coro_rpc::coro_rpc_client &client) -> Lazy<> { co_await client.call<add>(1, 2); });
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the lazy task from 'coro_io::client_pool::send_request' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

Lazy<> downloads(std::vector<std::string> names) {
  coro_http::coro_http_client client;
  std::vector<Lazy<cinatra::resp_data>> all;
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: the work in 'all' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE+3]]:19: note: made here
  // CHECK-MESSAGES: :[[@LINE-3]]:41: note: 'co_await' it here
  for (auto &name : names)
    all.push_back(client.async_download(name, name));
  co_return;
}

void rescheduled(coro_http::coro_http_client &client, void *executor) { client.async_get("/").via(executor); }
// CHECK-MESSAGES: :[[@LINE-1]]:73: warning: the lazy task from 'cinatra::coro_http_client::async_get' is discarded, so the task never runs [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:73: note: await it from a coroutine, or give it to what starts it

// Correct code.

// The server runs until it is destroyed.
void http_server() {
  coro_http::coro_http_server server(1, 9001);
  server.set_http_handler<cinatra::GET>("/", [](cinatra::coro_http_request &, cinatra::coro_http_response &response) {
    response.set_status_and_content(200, "ok");
  });
  server.async_start();
  coro_http::coro_http_client client;
  log(client.get("http://127.0.0.1:9001/").status);
}

// The handler may be a coroutine: the server awaits it.
void coroutine_handler(coro_http::coro_http_server &server) {
  server.set_http_handler<cinatra::GET, cinatra::POST>(
      "/", [](cinatra::coro_http_request &, cinatra::coro_http_response &response) -> Lazy<void> {
        response.set_status_and_content(200, "ok");
        co_return;
      });
  server.sync_start();
}

int rpc_server() {
  coro_rpc::coro_rpc_server server(4, 9001);
  server.register_handler<add>();
  return server.start() ? 1 : 0;
}

void rpc_servers() {
  coro_rpc::coro_rpc_server first(4, 9001), second(4, 9002);
  first.async_start();
  auto started = second.async_start();
  if (started.hasResult())
    log(1);
}

void rpc_until_it_ends() {
  coro_rpc::coro_rpc_server server(4, 9001);
  auto ended = server.async_start();
  ended.wait();
}

Lazy<> rpc_client() {
  coro_rpc::coro_rpc_client client;
  auto failed = co_await client.connect("localhost:9001");
  if (failed)
    co_return;
  log(co_await client.call<add>(1, 2));
  log(co_await client.call_for<add>(std::chrono::seconds(1), 1, 2));
}

// The first co_await sends the request, the second waits for the answer.
Lazy<> pipelined(coro_rpc::coro_rpc_client &client) {
  auto first = co_await client.send_request<add>(1, 2);
  auto second = co_await client.send_request<add>(3, 4);
  log(co_await std::move(first));
  log(co_await std::move(second));
}

Lazy<> pooled_client(std::shared_ptr<coro_io::client_pool<coro_rpc::coro_rpc_client>> pool) {
  auto result = co_await pool->send_request(
      [](coro_rpc::coro_rpc_client &client) -> Lazy<int> { co_return co_await client.call<add>(1, 2); });
  log(result);
}

void pooled_beside(std::shared_ptr<coro_io::client_pool<coro_rpc::coro_rpc_client>> pool, void *executor) {
  pool->send_request([](coro_rpc::coro_rpc_client &client) -> Lazy<> { co_await client.call<add>(1, 2); })
      .via(executor)
      .start([](auto &&) {});
}

int waits(coro_http::coro_http_client &client) { return syncAwait(client.async_get("/")).status; }

void started(coro_http::coro_http_client &client) {
  client.async_get("/").start([](auto &&result) { log(result.hasError()); });
}

Lazy<> on_connection(int socket);
void accepts(void *executor, int socket) { on_connection(socket).via(executor).detach(); }

Lazy<> posts() {
  auto result = co_await coro_io::post([] { log(2); });
  log(result.hasError());
}

Lazy<> sleeps(coro_io::period_timer &timer) {
  co_await coro_io::sleep_for(std::chrono::milliseconds(5));
  timer.expires_after(std::chrono::milliseconds(5));
  co_await timer.async_await();
}

Lazy<> downloads_all(std::vector<std::string> names) {
  coro_http::coro_http_client client;
  std::vector<Lazy<cinatra::resp_data>> all;
  for (auto &name : names)
    all.push_back(client.async_download(name, name));
  co_await collectAll(std::move(all));
}
