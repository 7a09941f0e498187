//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See LoopbackPeers.h.
///
//===----------------------------------------------------------------------===//

#include "tcp/LoopbackPeers.h"
#include <asio/buffer.hpp>
#include <asio/executor_work_guard.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/post.hpp>
#include <asio/read_until.hpp>
#include <asio/write.hpp>
#include <thread>

namespace monitor {

namespace {

using asio::ip::tcp;

std::string answer(const std::string &Question, Manner How) {
  switch (How) {
  case Manner::Answers:
    return Question == "ping\n" ? "pong\n" : "height 1017\n";
  case Manner::Vanishes:
    return "po";
  case Manner::Hangs:
    return "";
  case Manner::TalksRubbish:
    return "\x1b[2J\xff rubbish\n";
  case Manner::Floods:
    return std::string(1000, 'x');
  }
  return "";
}

/// Answers on one connection until the other side closes it, and keeps itself
/// alive as long.
class Session : public std::enable_shared_from_this<Session> {
public:
  Session(tcp::socket Socket, Manner How)
      : Socket(std::move(Socket)), How(How) {}

  void listen() {
    asio::async_read_until(
        Socket, asio::dynamic_buffer(Question, 64), '\n',
        [Self = shared_from_this()](asio::error_code Error, std::size_t) {
          if (!Error)
            Self->reply();
        });
  }

private:
  void reply() {
    Answer = answer(Question, How);
    Question.clear();
    asio::async_write(
        Socket, asio::buffer(Answer),
        [Self = shared_from_this()](asio::error_code Error, std::size_t) {
          if (!Error && Self->How != Manner::Vanishes)
            Self->listen();
        });
  }

  tcp::socket Socket;
  Manner How;
  std::string Question, Answer;
};

void accept(std::shared_ptr<tcp::acceptor> Acceptor, Manner How) {
  tcp::acceptor &Listening = *Acceptor;
  Listening.async_accept([Acceptor = std::move(Acceptor),
                          How](asio::error_code Error, tcp::socket Socket) {
    if (Error)
      return;
    std::make_shared<Session>(std::move(Socket), How)->listen();
    accept(Acceptor, How);
  });
}

} // namespace

struct LoopbackPeers::Server {
  asio::io_context Io;
  asio::executor_work_guard<asio::io_context::executor_type> Work{
      Io.get_executor()};
  std::jthread Thread{[this] { Io.run(); }};
};

LoopbackPeers::LoopbackPeers() : Listening(std::make_unique<Server>()) {}

LoopbackPeers::~LoopbackPeers() { Listening->Io.stop(); }

PeerId LoopbackPeers::add(Manner How) {
  auto Acceptor = std::make_shared<tcp::acceptor>(
      Listening->Io, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
  PeerId Address =
      "127.0.0.1:" + std::to_string(Acceptor->local_endpoint().port());
  asio::post(Listening->Io,
             [Acceptor = std::move(Acceptor), How] { accept(Acceptor, How); });
  return Address;
}

} // namespace monitor
