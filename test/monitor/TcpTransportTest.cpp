//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Real peers on loopback, and what a monitor says of those that misbehave.
///
//===----------------------------------------------------------------------===//

#include "tcp/TcpTransport.h"
#include "Measuring.h"
#include "PeerMonitor.h"
#include "tcp/LoopbackPeers.h"
#include <asio/buffer.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/read_until.hpp>
#include <gtest/gtest.h>

using namespace monitor;
using namespace std::chrono_literals;

namespace {

/// A loaded machine answers in time, too.
constexpr auto Ample = 10s;

std::string error_of(const PeerId &Peer, std::chrono::milliseconds Limit) {
  TcpTransport Network(Limit);
  try {
    Network.ask(Peer, std::stop_token());
  } catch (const PeerError &Error) {
    return Error.what();
  }
  return "none";
}

TEST(TcpTransport, PeerAnswersPingAndMetadata) {
  LoopbackPeers Remote;
  TcpTransport Network(Ample);
  PeerReport Report = Network.ask(Remote.add(Manner::Answers), {});
  EXPECT_GT(Report.RoundTrip, Latency::zero());
  EXPECT_EQ(Report.Height, 1017u);
}

TEST(TcpTransport, PeerVanishes) {
  LoopbackPeers Remote;
  EXPECT_EQ(error_of(Remote.add(Manner::Vanishes), Ample),
            "receive: it closed the connection in mid-answer");
}

TEST(TcpTransport, PeerIsGone) {
  PeerId Peer;
  {
    LoopbackPeers Remote;
    Peer = Remote.add(Manner::Answers);
  }
  EXPECT_EQ(error_of(Peer, Ample), "connect: Connection refused");
}

TEST(TcpTransport, PeerHangs) {
  LoopbackPeers Remote;
  const auto Begin = std::chrono::steady_clock::now();
  EXPECT_EQ(error_of(Remote.add(Manner::Hangs), 50ms),
            "receive: no answer before the deadline");
  EXPECT_GE(std::chrono::steady_clock::now() - Begin, 50ms);
}

TEST(TcpTransport, PeerTalksRubbish) {
  LoopbackPeers Remote;
  EXPECT_EQ(error_of(Remote.add(Manner::TalksRubbish), Ample),
            "'?[2J? rubbish' is no answer to 'ping'");
}

TEST(TcpTransport, PeerTalksWithoutEnd) {
  LoopbackPeers Remote;
  EXPECT_EQ(error_of(Remote.add(Manner::Floods), Ample),
            "receive: no end of line within 64 bytes");
}

TEST(TcpTransport, AddressIsWrong) {
  for (const char *Wrong :
       {"", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536",
        "127.0.0.1:80x", "localhost:80", ":80", "[]:80"})
    EXPECT_NE(error_of(Wrong, Ample).find("is not of the form address:port"),
              std::string::npos)
        << Wrong;
}

// The peer has the question, and the monitor waits, when the stop comes.
TEST(TcpTransport, StopInterruptsTheWait) {
  using asio::ip::tcp;
  asio::io_context Io;
  tcp::acceptor Listening(Io,
                          tcp::endpoint(asio::ip::address_v4::loopback(), 0));
  PeerId Peer =
      "127.0.0.1:" + std::to_string(Listening.local_endpoint().port());
  TcpTransport Network(3 * Deadline);
  std::stop_source Stop;
  std::atomic<bool> Aborted = false;
  std::jthread Asking([&] {
    try {
      Network.ask(Peer, Stop.get_token());
    } catch (const TaskAborted &) {
      Aborted = true;
    }
  });
  tcp::socket Socket = Listening.accept();
  std::string Question;
  asio::read_until(Socket, asio::dynamic_buffer(Question), '\n');
  Stop.request_stop();
  EXPECT_TRUE(eventually([&] { return Aborted.load(); }));
}

// One round for each manner: none of them ends the monitor.
TEST(PeerMonitor, OutlivesEveryMannerOfPeer) {
  LoopbackPeers Remote;
  Node Local{{1ms, 1ms, 100ms}, std::make_shared<TcpTransport>(100ms)};
  const PeerId Good = Remote.add(Manner::Answers),
               Gone = Remote.add(Manner::Vanishes),
               Slow = Remote.add(Manner::Hangs),
               Rude = Remote.add(Manner::TalksRubbish),
               Loud = Remote.add(Manner::Floods);
  for (const PeerId &Peer : {Good, Gone, Slow, Rude, Loud})
    Local.Peers->connect(Peer);
  Runtime Tasks;
  JoinHandle Monitor = Tasks.spawn([&](const std::stop_token &Stop) {
    scope::start_peer_monitor(Tasks, Local, Stop);
  });
  auto Says = [&](const PeerId &Peer, const char *What) {
    return eventually([&] {
      return Local.Peers->metadata(Peer).LastError.find(What) !=
             std::string::npos;
    });
  };
  EXPECT_TRUE(
      eventually([&] { return Local.Peers->metadata(Good).Height == 1017; }));
  EXPECT_TRUE(Says(Gone, "closed the connection"));
  EXPECT_TRUE(Says(Slow, "deadline"));
  EXPECT_TRUE(Says(Rude, "rubbish"));
  EXPECT_TRUE(Says(Loud, "no end of line"));
  EXPECT_FALSE(Monitor.is_finished());
}

} // namespace
