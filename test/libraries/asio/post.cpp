// RUN: %check_spawn %s --headers libstdc++ -- -include utility -DASIO_HAS_CO_AWAIT -DASIO_HAS_STD_COROUTINE
// Asio's own headers (libasio-dev): what is posted returns to nobody, and the
// completion token decides what co_spawn and post return. Asio 1.22 knows no
// coroutines of clang, so it is told.
#define ASIO_NO_DEPRECATED
#include <asio/awaitable.hpp>
#include <asio/co_spawn.hpp>
#include <asio/defer.hpp>
#include <asio/detached.hpp>
#include <asio/dispatch.hpp>
#include <asio/io_context.hpp>
#include <asio/post.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/use_future.hpp>
#include <future>

std::future<int> submit();
asio::awaitable<void> talk();

void dropped(asio::io_context &io) {
  asio::post(io, submit);
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the future from 'submit' is discarded by 'asio::post', so the task's result and any exception it throws are lost [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: note: keep it
  asio::dispatch(io, [] { return submit(); });
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the future from this call is discarded by 'asio::dispatch'
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep it
  asio::defer(io, talk);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the 'awaitable' from 'talk' is discarded by 'asio::defer', so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:19: note: await it
  talk();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'awaitable' from 'talk' is discarded, so the task never runs
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: await it
  asio::co_spawn(io, talk(), asio::use_future);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'asio::co_spawn' is discarded, so the task's result
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-MESSAGES: :[[@LINE-4]]:3: note: cast to void: the drop is meant
}

// Correct code.

asio::awaitable<void> correct(asio::io_context &io) {
  asio::post(io, [] { submit().get(); });
  asio::co_spawn(io, talk(), asio::detached);
  asio::co_spawn(io, talk, asio::detached);
  co_await talk();
  co_await asio::co_spawn(io, talk(), asio::use_awaitable);
  asio::co_spawn(io, talk(), asio::use_future).get();
}
