// RUN: %check_spawn %s --headers libstdc++
// Names and shapes of pplx and of the streams of the C++ REST SDK 2.10; this is no
// header of theirs.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pplx {
struct task_options {};
template <class T> class task {
public:
  task();
  task(const task &);
  task(task &&);
  task &operator=(const task &);
  task &operator=(task &&);
  ~task();
  T get() const;
  int wait() const;
  bool is_done() const;
  template <class F> auto then(F f) const -> task<decltype(f(*this))>;
  template <class F> auto _Then(F f, void *token) const -> task<decltype(f(*this))>;
};
template <class T> class task_completion_event {
public:
  bool set(T) const;
};
template <class F> auto create_task(F f) -> task<decltype(f())>;
template <class T> task<T> create_task(task_completion_event<T> event);
template <class T> task<T> task_from_result(T value, const task_options & = {});
template <class T, class E> task<T> task_from_exception(E e);
template <class It> task<int> when_all(It begin, It end);
template <class It> task<int> when_any(It begin, It end);
template <class T> task<std::vector<T>> operator&&(const task<T> &, const task<T> &);
} // namespace pplx

namespace Concurrency::streams {
namespace details {
class streambuf_state_manager {
public:
  virtual ~streambuf_state_manager();
  virtual pplx::task<int> close();
  virtual pplx::task<int> _close_read() { return pplx::task_from_result(0); }
};
} // namespace details
template <class C> class basic_ostream {
public:
  pplx::task<size_t> write(C c) const;
  pplx::task<size_t> print(const std::basic_string<C> &s) const;
  pplx::task<int> close() const;
};
} // namespace Concurrency::streams

namespace web::http {
class http_response {
public:
  pplx::task<std::string> extract_string() const;
};
class http_request {
public:
  pplx::task<int> reply(int status) const;
  pplx::task<int> _reply_if_not_already(int status);
};
namespace client {
class http_client {
public:
  pplx::task<http_response> request(const std::string &method);
};
} // namespace client
namespace experimental::listener {
class http_listener {
public:
  pplx::task<int> open();
  pplx::task<int> close();
};
} // namespace experimental::listener
} // namespace web::http

int load();
pplx::task<int> request(int page);
void log(const pplx::task<int> &);
int add(const pplx::task<int> &);
int show(const pplx::task<web::http::http_response> &);

// Defects.

void created() { pplx::create_task(load); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the task from 'pplx::create_task' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:18: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:18: note: cast to void: the drop is meant

void requested() { request(1); }
// CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the task from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:20: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:20: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:20: note: cast to void: the drop is meant

void asked() { request(2).is_done(); }
// CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the task from 'request' is only asked 'is_done' and then discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep it and call 'get()', which passes the exception on

void one_of_two(bool first) {
  if (first)
    request(3).get();
  else
    request(4);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and call 'get()', which passes the exception on
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: cast to void: the drop is meant
}

void all(std::vector<pplx::task<int>> &tasks) {
  pplx::when_all(tasks.begin(), tasks.end());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'pplx::when_all' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

struct Client {
  pplx::task<int> send();
  void fire() { send(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the task from 'Client::send' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:17: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:17: note: cast to void: the drop is meant
};

void in_a_loop() {
  for (int page = 0; page < 3; ++page)
    request(page);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the task from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and call 'get()', which passes the exception on
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:5: note: cast to void: the drop is meant
}

void chained_function() {
  auto refresh = [] { return request(5).then(add); };
  refresh();
}

void one_to_be_first(std::vector<pplx::task<int>> &tasks) {
  pplx::when_any(tasks.begin(), tasks.end());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'pplx::when_any' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void both() { request(1) && request(2); }
// CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the task from 'pplx::operator&&' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:15: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:15: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:15: note: cast to void: the drop is meant

void http(web::http::client::http_client &client) { client.request("GET"); }
// CHECK-MESSAGES: :[[@LINE-1]]:53: warning: the task from 'web::http::client::http_client::request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:53: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:53: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:53: note: cast to void: the drop is meant

void body(const web::http::http_response &response) { response.extract_string(); }
// CHECK-MESSAGES: :[[@LINE-1]]:55: warning: the task from 'web::http::http_response::extract_string' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:55: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:55: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:55: note: cast to void: the drop is meant

void listens(web::http::experimental::listener::http_listener &listener) {
  listener.open();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task from 'web::http::experimental::listener::http_listener::open' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

void by_a_comma() { request(1), load(); }
// CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the task from 'request' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:21: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:21: note: take its result with get() here, which rethrows its exception
// CHECK-MESSAGES: :[[@LINE-4]]:21: note: cast to void: the drop is meant

std::optional<pplx::task<int>> maybe();
void in_an_optional() { maybe(); }
// CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the task in 'std::optional' from 'maybe' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
// CHECK-MESSAGES: :[[@LINE-2]]:25: note: keep it and call 'get()', which passes the exception on
// CHECK-MESSAGES: :[[@LINE-3]]:25: note: cast to void: the drop is meant

void as_a_callback() {
  std::function<void()> callback = [] { return request(1); };
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: the task from this call is discarded by 'std::function', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: note: keep it and call 'get()', which passes the exception on
  callback();
}

// Correct code.

int waited() { return request(6).get(); }

void waits() { request(7).wait(); }

void ends_a_chain() {
  request(8).then(add);
  request(9).then(add).then(add);
}

void ends_by_pointer(pplx::task<int> *tasks, int count) {
  for (int i = 0; i < count; ++i)
    tasks[i]._Then(add, nullptr);
  tasks->_Then(add, nullptr);
}

pplx::task<int> returned() { return request(10); }

void ready() {
  pplx::task_from_result(1);
  pplx::task_from_exception<int>(2);
}

void stream(Concurrency::streams::basic_ostream<char> &out) {
  out.print("text");
  out.write('\n');
  out.close().wait();
}

void closes(Concurrency::streams::basic_ostream<char> &out) { out.close(); }

class Buffer : public Concurrency::streams::details::streambuf_state_manager {
public:
  ~Buffer() override { _close_read(); }
};

void collected(std::vector<pplx::task<int>> &tasks) {
  tasks.push_back(request(11));
  pplx::when_all(tasks.begin(), tasks.end()).wait();
}

struct Keeper {
  pplx::task<int> pending;
  void start() { pending = request(12); }
};

void replies(const web::http::http_request &message) { message.reply(200); }

void replies_late(web::http::http_request &message) {
  message._reply_if_not_already(500);
}

void copied() {
  pplx::task<int> task = request(13);
  task.wait();
}

// The samples: a chain is started, and its end is waited for or returned.
void page(web::http::client::http_client &client) {
  client.request("GET").then(show).then(add).wait();
}

pplx::task<int> opened(web::http::experimental::listener::http_listener &listener) {
  return listener.open().then(add);
}

// The listener waits for its connections when it closes.
void server(web::http::experimental::listener::http_listener &listener) {
  listener.open().wait();
  load();
  listener.close();
}

// The sample: a loop made of tasks, which ends by an event.
pplx::task<int> iteration() {
  pplx::task_completion_event<int> event;
  request(14).then(std::bind(&pplx::task_completion_event<int>::set, event, 1));
  return pplx::create_task(event);
}

// The sample: the request is kept by name, and its continuation takes the error.
void by_name(web::http::client::http_client &client) {
  auto request = client.request("PUT");
  request.then(show);
}

void both_waited() { (request(15) && request(16)).get(); }

// It is meant to be dropped.
void meant() { (void)request(17); }
