// RUN: %check_spawn %s --same-choices --headers libstdc++
// Boost.Asio's own headers (libboost1.81-dev): what a token makes of an operation,
// and what a handler returns.
#include <boost/asio.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/experimental/coro.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/experimental/promise.hpp>
#include <boost/asio/experimental/use_promise.hpp>
#include <chrono>
#include <exception>
#include <future>
#include <utility>
#include <vector>

namespace asio = boost::asio;

using namespace std::chrono_literals;

std::future<int> submit();
bool ready();
asio::awaitable<void> talk();
asio::awaitable<int> compute();

void by_token(asio::io_context &io, asio::steady_timer &timer, asio::ip::tcp::socket &socket) {
  char buffer[8];
  talk();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'awaitable' from 'talk' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  asio::co_spawn(io, talk(), asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::asio::co_spawn' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  asio::co_spawn(io, talk, asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'awaitable' from 'boost::asio::co_spawn' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  timer.async_wait(asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::asio::basic_waitable_timer::async_wait' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  timer.async_wait(asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'awaitable' from 'boost::asio::basic_waitable_timer::async_wait' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  timer.async_wait(asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the deferred operation from 'boost::asio::basic_waitable_timer::async_wait' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  (void)timer.async_wait(asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the deferred operation from 'boost::asio::basic_waitable_timer::async_wait' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; await it from a coroutine, or give it to what starts it
  asio::co_spawn(io, talk(), asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the deferred operation from 'boost::asio::co_spawn' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  asio::post(io, asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::asio::post' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
  asio::post(io, asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the deferred operation from 'boost::asio::post' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  asio::async_write(socket, asio::buffer(buffer), asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'boost::asio::async_write' is discarded, so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

asio::awaitable<void> not_awaited(asio::ip::tcp::socket &socket) {
  char buffer[8];
  socket.async_read_some(asio::buffer(buffer), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'awaitable' from 'boost::asio::basic_stream_socket::async_read_some' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  compute();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'awaitable' from 'compute' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: 'co_await' it here
  co_await talk();
}
// CHECK-FIXES:   co_await socket.async_read_some(asio::buffer(buffer), asio::use_awaitable);
// CHECK-FIXES:   co_await compute();

void by_handler(asio::io_context &io, asio::steady_timer &timer, asio::ip::tcp::socket &socket,
                asio::ip::tcp::acceptor &acceptor) {
  char buffer[8];
  timer.async_wait([](auto) { return submit(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: the future from this call is discarded by 'boost::asio::basic_waitable_timer::async_wait', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:20: note: keep it and call 'get()', which passes the exception on
  asio::co_spawn(io, talk(), [](std::exception_ptr) { return submit(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: the future from this call is discarded by 'boost::asio::co_spawn', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:30: note: keep it and call 'get()', which passes the exception on
  asio::async_read(socket, asio::buffer(buffer), [](auto, std::size_t) { return submit(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:50: warning: the future from this call is discarded by 'boost::asio::async_read', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:50: note: keep it and call 'get()', which passes the exception on
  socket.async_write_some(asio::buffer(buffer), [](auto, std::size_t) { return talk(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:49: warning: the 'awaitable' from this call is discarded by 'boost::asio::basic_stream_socket::async_write_some', so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:49: note: await it from a coroutine, or give it to what starts it
  acceptor.async_accept([](auto, asio::ip::tcp::socket) { return talk(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: the 'awaitable' from this call is discarded by 'boost::asio::basic_socket_acceptor::async_accept', so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: note: await it from a coroutine, or give it to what starts it
}

void never(asio::io_context &io, asio::steady_timer &timer) {
  auto result = asio::co_spawn(io, compute(), asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future 'result' is never released, so the task's result and any exception it throws are lost [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'get()', which passes the exception on
  // CHECK-MESSAGES: :[[@LINE-3]]:8: note: get() the result of 'result' at the end of its scope, which rethrows its exception
  auto task = asio::co_spawn(io, talk(), asio::use_awaitable);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'awaitable' 'task' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: await it from a coroutine, or give it to what starts it
  auto operation = timer.async_wait(asio::deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the deferred operation 'operation' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: await it from a coroutine, or give it to what starts it
  auto unfinished = talk();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'awaitable' 'unfinished' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: await it from a coroutine, or give it to what starts it
}

using namespace asio::experimental::awaitable_operators;
using Operation = decltype(std::declval<asio::steady_timer &>().async_wait(asio::deferred));
struct One {
  template <class E> auto operator()(E) const { return asio::deferred.values(1); }
};
asio::experimental::coro<void, int> generate(asio::io_context &io);

void experimental(asio::io_context &io, asio::steady_timer &a, asio::steady_timer &b) {
  generate(io);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'coro' from 'generate' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  a.async_wait(asio::experimental::use_promise);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the promise from 'boost::asio::basic_waitable_timer::async_wait' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
  auto promise = a.async_wait(asio::experimental::use_promise);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the promise 'promise' is never released, which cancels the work at once [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep the handle for as long as the work is to go on
  asio::experimental::make_parallel_group(a.async_wait(asio::deferred), b.async_wait(asio::deferred));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the parallel group from 'boost::asio::experimental::make_parallel_group' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  asio::experimental::make_parallel_group(std::vector<Operation>());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the parallel group from 'boost::asio::experimental::make_parallel_group' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  a.async_wait(asio::deferred(One()));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the deferred operation from 'boost::asio::basic_waitable_timer::async_wait' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
  talk() && talk();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'awaitable' from 'boost::asio::experimental::awaitable_operators::operator&&' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it from a coroutine, or give it to what starts it
}

// Correct code.

// Let go in so many words, also as in the tutorial's echo server.
asio::awaitable<void> listen(asio::ip::tcp::acceptor &acceptor) {
  auto executor = co_await asio::this_coro::executor;
  for (;;) {
    auto socket = co_await acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(executor, talk(), asio::detached);
    asio::co_spawn(executor, [&]() -> asio::awaitable<void> { co_await talk(); }, asio::detached);
  }
}

// Awaited.
asio::awaitable<void> awaited(asio::io_context &io, asio::ip::tcp::socket &socket, asio::steady_timer &timer) {
  char buffer[8];
  std::size_t n = co_await socket.async_read_some(asio::buffer(buffer), asio::use_awaitable);
  co_await asio::async_write(socket, asio::buffer(buffer, n), asio::use_awaitable);
  co_await asio::co_spawn(io, talk(), asio::use_awaitable);
  co_await timer.async_wait(asio::deferred);
  auto later = talk();
  co_await std::move(later);
}

// The result is taken; a future of Asio's does not block by itself.
void results(asio::io_context &io, asio::steady_timer &timer) {
  asio::co_spawn(io, talk(), asio::use_future).get();
  auto result = asio::co_spawn(io, compute(), asio::use_future);
  io.run();
  result.get();
  timer.async_wait(asio::use_future).wait();
  asio::post(io, asio::use_future([] { return 1; })).get();
}

// A deferred operation is called with another token, which starts it.
void started(asio::steady_timer &timer) {
  auto operation = timer.async_wait(asio::deferred);
  std::move(operation)(asio::detached);
  timer.async_wait(asio::deferred)([](auto) {});
}

// Handlers take what they are told, and return nothing.
void handlers(asio::io_context &io, asio::steady_timer &timer, asio::ip::tcp::socket &socket) {
  char buffer[8];
  timer.async_wait([](auto) { ready(); });
  timer.async_wait(asio::detached);
  asio::async_read(socket, asio::buffer(buffer), asio::transfer_at_least(4), [](auto, std::size_t) {});
  asio::post(io, [] { submit().get(); });
  asio::co_spawn(io, talk(), [](std::exception_ptr e) { if (e) std::rethrow_exception(e); });
}

// The callable that makes the coroutine is called by co_spawn, which runs it.
void callables(asio::io_context &io) {
  asio::co_spawn(io, talk, asio::detached);
  asio::co_spawn(io, [] { return talk(); }, asio::detached);
}

// The pool joins its threads in its destructor.
void pools() {
  asio::thread_pool pool(4);
  asio::post(pool, [] { ready(); });
  asio::thread_pool joined(4);
  asio::post(joined, [] { ready(); });
  joined.join();
}

// The tutorial's composed operation passes the token on.
template <class Token>
auto async_pause(asio::steady_timer &timer, Token &&token) {
  timer.expires_after(1s);
  return timer.async_wait(std::forward<Token>(token));
}
void composed(asio::steady_timer &timer) { async_pause(timer, asio::detached); }

// Returned to who awaits it.
asio::awaitable<int> passed_on() { return compute(); }

// A promise is awaited, or told to end.
asio::awaitable<void> promises(asio::steady_timer &timer) {
  auto awaited = timer.async_wait(asio::experimental::use_promise);
  co_await std::move(awaited)(asio::use_awaitable);
  auto cancelled = timer.async_wait(asio::experimental::use_promise);
  cancelled.cancel();
  co_await (talk() || talk());
}

// A group is started with what it is to wait for.
void groups(asio::steady_timer &a, asio::steady_timer &b) {
  asio::experimental::make_parallel_group(a.async_wait(asio::deferred), b.async_wait(asio::deferred))
      .async_wait(asio::experimental::wait_for_one(), [](auto...) {});
}
