// RUN: %check_spawn %s --headers libstdc++ --checks=-*,spawn-detached-handle -- -include utility -DASIO_HAS_CO_AWAIT -DASIO_HAS_STD_COROUTINE
// Asio's own headers (libasio-dev): what the token `detached` lets go.
#include <asio.hpp>
#include <asio/experimental/coro.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <utility>

using namespace std::chrono_literals;
using asio::awaitable;
using asio::ip::tcp;

bool ready();
void log(const std::string &);
awaitable<void> session(tcp::socket socket);
awaitable<void> report(const std::string &text) {
  log(text);
  co_return;
}
awaitable<void> keeps(std::string text) {
  log(text);
  co_return;
}
awaitable<void> reads(std::string_view text) {
  log(std::string(text));
  co_return;
}

void lambda_with_a_local(asio::io_context &io) {
  int number = 0;
  asio::co_spawn(io, [&number]() -> awaitable<void> {
    ++number;
    co_return;
  }, asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: nobody can wait for the task that is detached here, and it borrows 'number' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-5]]:24: note: it is given to the task here
  // CHECK-MESSAGES: :[[@LINE-3]]:6: note: keep it, and wait for its end before what it uses ends
}

void coroutine_with_a_local(asio::any_io_executor on) {
  std::string text("a");
  asio::co_spawn(on, report(text), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: nobody can wait for the task that is detached here, and it borrows 'text' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:29: note: it is given to the task here
  // CHECK-MESSAGES: :[[@LINE-3]]:36: note: keep it, and wait for its end before what it uses ends
}

void coroutine_with_a_view(asio::any_io_executor on) {
  std::string text("a");
  asio::co_spawn(on, reads(text), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: nobody can wait for the task that is detached here, and it borrows 'text' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:28: note: it is given to the task here
  // CHECK-MESSAGES: :[[@LINE-3]]:35: note: keep it, and wait for its end before what it uses ends
}

class Server {
public:
  explicit Server(asio::io_context &io) : io(io) {}
  void start() { asio::co_spawn(io, listen(), asio::detached); }
  // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: nobody can wait for the task that is detached here, and it borrows 'this' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:37: note: 'this' is given to the task here
  // CHECK-MESSAGES: :[[@LINE-3]]:47: note: keep it, and wait for its end before what it uses ends

private:
  awaitable<void> listen() {
    tcp::acceptor acceptor(io, {tcp::v4(), 0});
    while (running)
      asio::co_spawn(io, session(co_await acceptor.async_accept(asio::use_awaitable)),
                     asio::detached);
  }

  asio::io_context &io;
  bool running = true;
};

void posted(asio::io_context &io) {
  int number = 0;
  asio::post(io, asio::detached);
  asio::steady_timer timer(io);
  timer.async_wait(asio::detached);
  asio::co_spawn(io, [p = &number]() -> awaitable<void> {
    ++*p;
    co_return;
  }, asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: nobody can wait for the task that is detached here, and it borrows 'number' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-5]]:23: note: it is given to the task here
  // CHECK-MESSAGES: :[[@LINE-3]]:6: note: keep it, and wait for its end before what it uses ends
}

void runs_before(asio::io_context &io) {
  std::string text("a");
  io.run();
  asio::co_spawn(io, report(text), asio::detached);
  // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: nobody can wait for the task that is detached here, and it borrows 'text' [spawn-detached-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:29: note: it is given to the task here
  // CHECK-MESSAGES: :[[@LINE-3]]:36: note: keep it, and wait for its end before what it uses ends
}

// What follows is right.

void coroutine_with_a_copy(asio::any_io_executor on) {
  std::string text("a");
  asio::co_spawn(on, keeps(text), asio::detached);
}

void moved_in(asio::io_context &io, tcp::socket socket) {
  asio::co_spawn(io, session(std::move(socket)), asio::detached);
}

void lambda_with_copies(asio::io_context &io, std::string text) {
  asio::co_spawn(io, [text]() -> awaitable<void> {
    log(text);
    co_return;
  }, asio::detached);
}

class Session : public std::enable_shared_from_this<Session> {
public:
  void start(asio::io_context &io) {
    asio::co_spawn(io, [self = shared_from_this()] { return self->run(); },
                   asio::detached);
  }

private:
  awaitable<void> run();
};

// The loop runs the task, and ends after it.
int runs_it_here() {
  asio::io_context io;
  std::string text("a");
  asio::co_spawn(io, report(text), asio::detached);
  io.run();
  return 0;
}

int runs_two_here() {
  asio::io_context io(1);
  int number = 0;
  asio::co_spawn(io, [&]() -> awaitable<void> {
    ++number;
    co_return;
  }, asio::detached);
  asio::co_spawn(io, [&]() -> awaitable<void> {
    --number;
    co_return;
  }, asio::detached);
  io.run();
  return number;
}

void operations(tcp::socket &socket) {
  char buffer[8];
  socket.async_write_some(asio::buffer(buffer), asio::detached);
  asio::post(socket.get_executor(), asio::detached);
}

awaitable<void> accepts(tcp::acceptor acceptor) {
  for (;;) {
    tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
    asio::co_spawn(acceptor.get_executor(), session(std::move(socket)), asio::detached);
  }
}
