//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// See TcpTransport.h.
///
//===----------------------------------------------------------------------===//

#include "tcp/TcpTransport.h"
#include "runtime/Runtime.h"
#include <asio/buffer.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/read_until.hpp>
#include <asio/write.hpp>
#include <charconv>
#include <optional>

namespace monitor {

namespace {

using asio::ip::tcp;
using Clock = std::chrono::steady_clock;

/// A line of the protocol is shorter; a peer that sends more talks rubbish.
constexpr std::size_t MaxLine = 64;

std::optional<tcp::endpoint> parse_endpoint(const PeerId &Peer) {
  std::size_t Colon = Peer.rfind(':');
  if (Colon == PeerId::npos)
    return std::nullopt;
  std::string Host = Peer.substr(0, Colon);
  if (Host.size() > 2 && Host.front() == '[' && Host.back() == ']')
    Host = Host.substr(1, Host.size() - 2);
  asio::error_code Error;
  asio::ip::address Address = asio::ip::make_address(Host, Error);
  std::uint16_t Port = 0;
  const char *End = Peer.data() + Peer.size();
  auto [Last, Failure] = std::from_chars(Peer.data() + Colon + 1, End, Port);
  if (Error || Failure != std::errc() || Last != End || Port == 0)
    return std::nullopt;
  return tcp::endpoint(Address, Port);
}

/// What a peer sent, fit to be shown: short, and without control characters.
std::string printable(std::string Text) {
  for (char &C : Text)
    if (C < 0x20 || C > 0x7e)
      C = '?';
  return Text.size() <= 24 ? Text : Text.substr(0, 24) + "...";
}

/// One connection, whose every operation ends at the deadline or the stop.
class Connection {
public:
  Connection(Clock::time_point Deadline, const std::stop_token &Stop)
      : Deadline(Deadline), Stop(Stop) {}

  void connect(const tcp::endpoint &Peer) {
    run("connect", [&](auto Done) { Socket.async_connect(Peer, Done); });
  }
  void send(const std::string &Line) {
    run("send", [&](auto Done) {
      asio::async_write(Socket, asio::buffer(Line), Done);
    });
  }
  std::string receive() {
    run("receive", [&](auto Done) {
      asio::async_read_until(Socket, asio::dynamic_buffer(Received, MaxLine),
                             '\n', Done);
    });
    std::size_t Length = Received.find('\n');
    std::string Line = Received.substr(0, Length);
    Received.erase(0, Length + 1);
    return Line;
  }

private:
  /// Starts an operation, and waits for it no longer than is allowed.
  template <typename F> void run(const char *What, F Start) {
    std::optional<asio::error_code> Result;
    Start([&](asio::error_code Error, auto...) { Result = Error; });
    {
      std::stop_callback OnStop(Stop, [this] { Io.stop(); });
      Io.restart();
      if (!Stop.stop_requested())
        Io.run_until(Deadline);
    }
    const bool InTime = Result.has_value();
    if (!InTime) {
      // Ends the operation, which refers to Result and to the caller's buffers.
      asio::error_code Ignored;
      (void)Socket.close(Ignored);
      Io.restart();
      Io.run();
    }
    if (Stop.stop_requested())
      throw TaskAborted();
    if (!InTime)
      throw PeerError(std::string(What) + ": no answer before the deadline");
    if (*Result == asio::error::not_found)
      throw PeerError("receive: no end of line within " +
                      std::to_string(MaxLine) + " bytes");
    if (*Result == asio::error::eof)
      throw PeerError("receive: it closed the connection in mid-answer");
    if (*Result)
      throw PeerError(std::string(What) + ": " + Result->message());
  }

  asio::io_context Io;
  tcp::socket Socket{Io};
  std::string Received;
  Clock::time_point Deadline;
  const std::stop_token &Stop;
};

std::uint64_t parse_height(const std::string &Line) {
  constexpr std::string_view Prefix = "height ";
  std::uint64_t Height = 0;
  const char *End = Line.data() + Line.size();
  if (Line.starts_with(Prefix)) {
    auto [Last, Failure] =
        std::from_chars(Line.data() + Prefix.size(), End, Height);
    if (Failure == std::errc() && Last == End)
      return Height;
  }
  throw PeerError("'" + printable(Line) + "' is no answer to 'metadata'");
}

} // namespace

PeerReport TcpTransport::ask(const PeerId &Peer, const std::stop_token &Stop) {
  std::optional<tcp::endpoint> Endpoint = parse_endpoint(Peer);
  if (!Endpoint)
    throw PeerError("'" + printable(Peer) +
                    "' is not of the form address:port, as in 127.0.0.1:6180");
  Connection Remote(Clock::now() + Deadline, Stop);
  Remote.connect(*Endpoint);
  const Clock::time_point Sent = Clock::now();
  Remote.send("ping\n");
  if (std::string Line = Remote.receive(); Line != "pong")
    throw PeerError("'" + printable(Line) + "' is no answer to 'ping'");
  const auto RoundTrip =
      std::chrono::duration_cast<Latency>(Clock::now() - Sent);
  Remote.send("metadata\n");
  return {RoundTrip, parse_height(Remote.receive())};
}

} // namespace monitor
