// RUN: %check_spawn %s --passes 2
// Every statement that is nothing but an expression.
#include <future>
#include <thread>

void work();
bool ready();

void branches() {
  if (ready())
    std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-FIXES:     std::async(work).wait();
  else
    std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-FIXES:     std::async(work).wait();
}

void loops(int (&list)[2]) {
  while (ready())
    std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-FIXES:     std::async(work).wait();
  do
    std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-FIXES:     std::async(work).wait();
  while (ready());
  for (int element : list)
    std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-FIXES:     std::async(work).wait();
}

void labels(int choice) {
  switch (choice) {
  case 1:
    std::async(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'std::async' is discarded
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-FIXES:     std::async(work).wait();
    break;
  default:
    std::async(work);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'std::async' is discarded
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it
    // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-FIXES:     std::async(work).wait();
  }
again:
  std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   std::async(work).wait();
  if (ready())
    [[likely]] std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:16: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:16: note: take its result with get() here, which rethrows its exception
    // CHECK-FIXES:     [[likely]] std::async(work).wait();
}

void init_statements(int choice, int (&list)[2]) {
  if (std::async(work); ready()) {
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the future from 'std::async' is discarded
    // CHECK-MESSAGES: :[[@LINE-2]]:7: note: keep it
    // CHECK-MESSAGES: :[[@LINE-3]]:7: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   if (std::async(work).wait(); ready()) {
  }
  switch (std::async(work); choice) {
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: the future from 'std::async' is discarded
    // CHECK-MESSAGES: :[[@LINE-2]]:11: note: keep it
    // CHECK-MESSAGES: :[[@LINE-3]]:11: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   switch (std::async(work).wait(); choice) {
  }
  for (std::async(work); int element : list) {
    // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future from 'std::async' is discarded
    // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep it
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   for (std::async(work).wait(); int element : list) {
  }
}

void for_header() {
  for (std::async(work); ready(); std::async(work)) {
    // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the future from 'std::async' is discarded
    // CHECK-MESSAGES: :[[@LINE-2]]:8: note: keep it
    // CHECK-MESSAGES: :[[@LINE-3]]:8: note: take its result with get() here, which rethrows its exception
    // CHECK-MESSAGES: :[[@LINE-4]]:35: warning: the future from 'std::async' is discarded
    // CHECK-MESSAGES: :[[@LINE-5]]:35: note: keep it
    // CHECK-MESSAGES: :[[@LINE-6]]:35: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   for (std::async(work).wait(); ready(); std::async(work)) {
  }
}

auto in_a_lambda = [] {
  std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   std::async(work).wait();
};

void parenthesised() {
  (std::async(work));
  // CHECK-MESSAGES: :[[@LINE-1]]:4: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:4: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:4: note: take its result with get() here, which rethrows its exception
  // CHECK-FIXES:   (std::async(work).wait());
}

// Correct code.

std::future<void> values() {
  if (auto pending = std::async(work); pending.valid())
    pending.get();
  for (auto pending = std::async(work); pending.valid(); pending.get()) {
  }
  while (std::async(ready).get()) {
  }
  switch (std::async(ready).get()) {
  case true:
    std::async(work).get();
  }
  auto value_of_statements = ({
    work();
    std::async(work);
  });
  value_of_statements.get();
  return std::async(work);
}

void for_ever() {
  for (;;)
    std::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the future from 'std::async' is discarded
  // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it
  // CHECK-MESSAGES: :[[@LINE-3]]:5: note: take its result with get() here, which rethrows its exception
    // CHECK-FIXES:     std::async(work).wait();
}
