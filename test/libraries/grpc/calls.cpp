// RUN: %check_spawn %s --headers libstdc++
// gRPC's own headers (libgrpc++-dev), with generic stubs and what a generated one looks like.
#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using grpc::ByteBuffer;
using grpc::ClientContext;
using grpc::CompletionQueue;
using grpc::Status;

struct Request {};
struct Reply {};

// What the plugin of protoc makes of a service, but for [[nodiscard]]: a generated header has none.
struct StubInterface {
  virtual ~StubInterface() {}
  [[nodiscard]] std::unique_ptr<grpc::ClientAsyncResponseReaderInterface<Reply>>
  AsyncLook(ClientContext *context, const Request &request, CompletionQueue *queue);
};
struct Stub {
  [[nodiscard]] std::unique_ptr<grpc::ClientAsyncResponseReader<Reply>>
  AsyncSayHello(ClientContext *context, const Request &request, CompletionQueue *queue);
  [[nodiscard]] std::unique_ptr<grpc::ClientAsyncResponseReader<Reply>>
  PrepareAsyncSayHello(ClientContext *context, const Request &request, CompletionQueue *queue);
  std::unique_ptr<grpc::ClientAsyncReader<ByteBuffer>>
  AsyncList(ClientContext *context, const Request &request, CompletionQueue *queue, void *tag);
  Status SayHello(ClientContext *context, const Request &request, Reply *reply);
  struct async_interface {
    void SayHello(ClientContext *context, const Request *request, Reply *reply,
                  std::function<void(Status)> done);
  };
  async_interface *async();
};

bool ready();
void log(const Status &status);
void log(const std::string &text);

// Defects.

void never_finished(Stub &stub, ClientContext &context, CompletionQueue &queue) {
  stub.AsyncSayHello(&context, Request(), &queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the call in 'std::unique_ptr' from 'Stub::AsyncSayHello' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'Finish()', which runs the task
}

void prepared(Stub &stub, ClientContext &context, CompletionQueue &queue) {
  stub.PrepareAsyncSayHello(&context, Request(), &queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the call in 'std::unique_ptr' from 'Stub::PrepareAsyncSayHello' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'Finish()', which runs the task
}

void started_only(Stub &stub, ClientContext &context, CompletionQueue &queue) {
  stub.PrepareAsyncSayHello(&context, Request(), &queue)->StartCall();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the call in 'std::unique_ptr' from 'Stub::PrepareAsyncSayHello' is only asked 'StartCall' and then discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'Finish()', which runs the task
}

void kept_only(Stub &stub, ClientContext &context, CompletionQueue &queue) {
  auto call = stub.AsyncSayHello(&context, Request(), &queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the call in 'call' is never released, so the task never runs [spawn-unreleased-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: note: call 'Finish()', which runs the task
  log("sent");
}

void kept_and_started(Stub &stub, ClientContext &context, CompletionQueue &queue) {
  std::unique_ptr<grpc::ClientAsyncResponseReader<Reply>> call(
  // CHECK-MESSAGES: :[[@LINE-1]]:59: warning: the call in 'call' is never released, so the task never runs [spawn-unreleased-handle]
      // CHECK-MESSAGES: :[[@LINE+2]]:7: note: made here
  // CHECK-MESSAGES: :[[@LINE-3]]:59: note: call 'Finish()', which runs the task
      stub.PrepareAsyncSayHello(&context, Request(), &queue));
  call->StartCall();
}

void through_the_interface(StubInterface &stub, ClientContext &context, CompletionQueue &queue) {
  stub.AsyncLook(&context, Request(), &queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the call in 'std::unique_ptr' from 'StubInterface::AsyncLook' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'Finish()', which runs the task
}

void generic_unary(grpc::GenericStub &stub, ClientContext &context, CompletionQueue &queue,
                   const ByteBuffer &request) {
  stub.PrepareUnaryCall(&context, "/helloworld.Greeter/SayHello", request, &queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the call in 'std::unique_ptr' from 'grpc::TemplatedGenericStub::PrepareUnaryCall' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'Finish()', which runs the task
}

void generic_variable(grpc::GenericStub &stub, ClientContext &context, CompletionQueue &queue,
                      const ByteBuffer &request) {
  std::unique_ptr<grpc::GenericClientAsyncResponseReader> call =
  // CHECK-MESSAGES: :[[@LINE-1]]:59: warning: the call in 'call' is never released, so the task never runs [spawn-unreleased-handle]
      // CHECK-MESSAGES: :[[@LINE+2]]:7: note: made here
  // CHECK-MESSAGES: :[[@LINE-3]]:59: note: call 'Finish()', which runs the task
      stub.PrepareUnaryCall(&context, "/helloworld.Greeter/SayHello", request, &queue);
  if (ready())
    call->StartCall();
}

void generic_stream(grpc::GenericStub &stub, ClientContext &context, CompletionQueue &queue) {
  stub.PrepareCall(&context, "/helloworld.Greeter/Chat", &queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the stream in 'std::unique_ptr' from 'grpc::TemplatedGenericStub::PrepareCall' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep it and call 'StartCall()', which runs the task
}

void in_a_loop(grpc::GenericStub &stub, ClientContext &context, CompletionQueue &queue) {
  for (int i = 0; i < 3; ++i)
    stub.PrepareCall(&context, "/helloworld.Greeter/Chat", &queue);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the stream in 'std::unique_ptr' from 'grpc::TemplatedGenericStub::PrepareCall' is discarded, so the task never runs [spawn-discarded-handle]
    // CHECK-MESSAGES: :[[@LINE-2]]:5: note: keep it and call 'StartCall()', which runs the task
}

void cast_away(Stub &stub, ClientContext &context, CompletionQueue &queue) {
  (void)stub.AsyncSayHello(&context, Request(), &queue);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the call in 'std::unique_ptr' from 'Stub::AsyncSayHello' is discarded, so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: note: saying so does not change what the drop does; keep it and call 'Finish()', which runs the task
}

void listed(Stub &stub, ClientContext &context, CompletionQueue &queue, void *tag) {
  stub.AsyncList(&context, Request(), &queue, tag);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the stream in 'std::unique_ptr' from 'Stub::AsyncList' is discarded, so the task runs on, and nothing can stop or observe it [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle, and stop or join the task when it is no longer needed
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

// The server is shut down where it was started.
void serves_nobody(grpc::ServerBuilder &builder) {
  builder.BuildAndStart();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the server in 'std::unique_ptr' from 'grpc::ServerBuilder::BuildAndStart' is discarded, which cancels the work at once [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: note: keep the handle for as long as the work is to go on
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: cast to void: the drop is meant
}

std::thread on_a_thread(Stub &stub, CompletionQueue &queue) {
  return std::thread([&stub, &queue] {
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the call in 'std::unique_ptr' from this call is discarded by 'std::thread', so the task never runs [spawn-discarded-handle]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: note: keep it and call 'Finish()', which runs the task
    ClientContext context;
    return stub.AsyncSayHello(&context, Request(), &queue);
  });
}

// Correct code.

// The tutorial's client.
std::string tutorial(Stub &stub) {
  ClientContext context;
  CompletionQueue queue;
  Reply reply;
  Status status;
  std::unique_ptr<grpc::ClientAsyncResponseReader<Reply>> rpc(
      stub.AsyncSayHello(&context, Request(), &queue));
  rpc->Finish(&reply, &status, (void *)1);
  void *got_tag;
  bool ok = false;
  if (!queue.Next(&got_tag, &ok) || !ok)
    return "failed";
  return status.ok() ? "done" : status.error_message();
}

// The call keeps itself from Finish() on.
void finished_at_once(Stub &stub, ClientContext &context, CompletionQueue &queue, Reply *reply,
                      Status *status) {
  stub.AsyncSayHello(&context, Request(), &queue)->Finish(reply, status, reply);
}

// The second client of the tutorial: the call is kept with what it needs.
struct AsyncClientCall {
  Reply reply;
  ClientContext context;
  Status status;
  std::unique_ptr<grpc::ClientAsyncResponseReader<Reply>> response_reader;
};

void second_client(Stub &stub, CompletionQueue &queue) {
  AsyncClientCall *call = new AsyncClientCall;
  call->response_reader = stub.PrepareAsyncSayHello(&call->context, Request(), &queue);
  call->response_reader->StartCall();
  call->response_reader->Finish(&call->reply, &call->status, (void *)call);
}

void completes(CompletionQueue &queue) {
  void *got_tag;
  bool ok = false;
  while (queue.Next(&got_tag, &ok)) {
    AsyncClientCall *call = static_cast<AsyncClientCall *>(got_tag);
    log(call->status);
    delete call;
  }
}

// ReadInitialMetadata() sends it too.
void metadata_first(Stub &stub, ClientContext &context, CompletionQueue &queue, Reply *reply,
                    Status *status) {
  auto call = stub.AsyncSayHello(&context, Request(), &queue);
  call->ReadInitialMetadata(reply);
  if (ready())
    call->Finish(reply, status, reply);
}

std::unique_ptr<grpc::GenericClientAsyncReaderWriter>
handed_on(grpc::GenericStub &stub, ClientContext *context, CompletionQueue &queue) {
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> stream =
      stub.PrepareCall(context, "/helloworld.Greeter/Chat", &queue);
  stream->StartCall(context);
  return stream;
}

// It may be null, and then there is no call.
void generic_call(grpc::GenericStub &stub, ClientContext &context, CompletionQueue &queue,
                  const ByteBuffer &request, ByteBuffer *reply, Status *status) {
  auto call = stub.PrepareUnaryCall(&context, "/helloworld.Greeter/SayHello", request, &queue);
  if (!call)
    return;
  call->StartCall();
  call->Finish(reply, status, reply);
}

void proxied(grpc::GenericStub &stub, ClientContext &context, CompletionQueue &queue, void *tag) {
  auto stream = stub.PrepareCall(&context, "/helloworld.Greeter/Chat", &queue);
  stream->StartCall(tag);
  bool ok;
  void *got;
  queue.Next(&got, &ok);
  stream->WritesDone(tag);
}

// The callback API keeps its calls.
void callbacks(Stub &stub, ClientContext *context, const Request *request, Reply *reply) {
  stub.async()->SayHello(context, request, reply, [](Status status) { log(status); });
}

void generic_callbacks(grpc::GenericStub &stub, ClientContext *context, const ByteBuffer *request,
                       ByteBuffer *reply) {
  stub.UnaryCall(context, "/helloworld.Greeter/SayHello", {}, request, reply,
                 [](Status status) { log(status); });
}

// A call that waits is none that runs beside the caller.
Status synchronous(Stub &stub) {
  ClientContext context;
  Reply reply;
  return stub.SayHello(&context, Request(), &reply);
}

// The tutorial's server.
void run_server(grpc::ServerBuilder &builder) {
  std::unique_ptr<grpc::Server> server(builder.BuildAndStart());
  server->Wait();
}

// It ends with its scope, as in tests.
void served_for_a_test(grpc::ServerBuilder &builder, Stub &stub) {
  auto server = builder.BuildAndStart();
  log(synchronous(stub));
}

void shut_down(grpc::Server &server, grpc::ServerCompletionQueue &queue) {
  server.Shutdown();
  queue.Shutdown();
  void *tag;
  bool ok;
  while (queue.Next(&tag, &ok)) {
  }
}

class ServerImpl {
public:
  ~ServerImpl() {
    server_->Shutdown();
    queue_->Shutdown();
  }
  void Run() {
    grpc::ServerBuilder builder;
    builder.RegisterAsyncGenericService(&service_);
    queue_ = builder.AddCompletionQueue();
    server_ = builder.BuildAndStart();
    service_.RequestCall(&context_, &stream_, queue_.get(), queue_.get(), this);
  }

private:
  std::unique_ptr<grpc::ServerCompletionQueue> queue_;
  grpc::AsyncGenericService service_;
  grpc::GenericServerContext context_;
  grpc::GenericServerAsyncReaderWriter stream_{&context_};
  std::unique_ptr<grpc::Server> server_;
};

// The queue ends, and the thread with it.
class Poller {
public:
  Poller() : thread_([this] { poll(); }) {}
  ~Poller() {
    queue_.Shutdown();
    thread_.join();
  }

private:
  void poll() {
    void *tag;
    bool ok;
    while (queue_.Next(&tag, &ok))
      log("event");
  }
  CompletionQueue queue_;
  std::thread thread_;
};

void many(Stub &stub, CompletionQueue &queue, std::vector<std::unique_ptr<AsyncClientCall>> &calls) {
  for (auto &call : calls) {
    call->response_reader = stub.AsyncSayHello(&call->context, Request(), &queue);
    call->response_reader->Finish(&call->reply, &call->status, call.get());
  }
}
