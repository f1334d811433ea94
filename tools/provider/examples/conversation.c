#include "tools/provider/examples/conversation.h"

#include <stdlib.h>
#include <string.h>

static const char kText[] = "attack at dawn";

/* AsksForReply: another token of the peer is awaited (ISC-N-051, ASC-N-033). */
static int AsksForReply(SECURITY_STATUS status) {
  return status == SEC_I_CONTINUE_NEEDED || status == SEC_I_COMPLETE_AND_CONTINUE;
}

/* AsksForCompletion: CompleteAuthToken comes before the token is sent (ISC-N-048, ISC-N-050). */
static int AsksForCompletion(SECURITY_STATUS status) {
  return status == SEC_I_COMPLETE_NEEDED || status == SEC_I_COMPLETE_AND_CONTINUE;
}

/* One call of one side: take the token that arrived, call, complete, send. 0: this side has nothing to do. */
static int TakeTurn(const Habits* habits, Party* party) {
  int begins = party->initiates && !party->has_context;
  if (party->is_done || (!begins && !party->inbox->is_full)) return 0;
  if (party->initiates) {
    habits->initialize(habits, party);
  } else {
    habits->accept(habits, party);
  }
  party->inbox->is_full = 0;
  if (AsksForCompletion(party->status)) habits->complete(habits, party);
  /* A token is sent with every status it may come with: SEC_E_OK (ISC-N-047, ASC-N-018), and a failure (LIF-002). */
  if (party->token.size != 0) habits->send(habits, party);
  habits->release(habits, party);
  party->is_done = !AsksForReply(party->status);
  return 1;
}

static int IsEstablished(const Party* party) { return party->is_done && party->status >= 0; }

int Converse(const Habits* habits) {
  static Party client, server;
  static Wire to_server, to_client;
  int went_well = 0;
  client.initiates = 1;
  client.outbox = server.inbox = &to_server;
  server.outbox = client.inbox = &to_client;
  if (habits->acquire(habits, &client) && habits->acquire(habits, &server)) {
    /* However many legs it takes: that is the packages' business (ISC-N-004). */
    while (TakeTurn(habits, &client) | TakeTurn(habits, &server)) {
    }
    went_well = IsEstablished(&client) && IsEstablished(&server) && habits->suffices(habits, &client) &&
                habits->talk(habits, &client, &server) && habits->talk(habits, &server, &client);
  }
  habits->part(habits, &client);
  habits->part(habits, &server);
  return went_well ? 0 : 1;
}

/* The client brings a name and a password, the server is who it runs as. */
static int Acquire(const Habits* habits, Party* party) {
  SEC_WINNT_AUTH_IDENTITY_A identity = {"alice", 5, "EXAMPLE.COM", 11, "alice-pw", 8, SEC_WINNT_AUTH_IDENTITY_ANSI};
  ULONG use = party->initiates ? SECPKG_CRED_OUTBOUND : SECPKG_CRED_INBOUND;
  SECURITY_STATUS status = AcquireCredentialsHandleA(
      NULL, habits->package, use, NULL, party->initiates ? &identity : NULL, NULL, NULL, &party->credential, NULL);
  party->has_credential = status == SEC_E_OK;
  return party->has_credential;
}

/* The bindings of a channel: a header of eight numbers, then the application data (SCB-001). */
static ULONG PutBindings(const char* data, unsigned char* to) {
  SEC_CHANNEL_BINDINGS header = {0, 0, 0, 0, 0, 0, 0, 0};
  header.cbApplicationDataLength = (ULONG)strlen(data);
  header.dwApplicationDataOffset = sizeof header;
  memcpy(to, &header, sizeof header);
  memcpy(to + sizeof header, data, header.cbApplicationDataLength);
  return (ULONG)sizeof header + header.cbApplicationDataLength;
}

static SECURITY_STATUS CallOn(const Habits* habits, Party* party, const Step* step, PSecBufferDesc input,
                              PSecBufferDesc output) {
  ULONG memory = habits->allocates ? ISC_REQ_ALLOCATE_MEMORY : 0;
  if (party->initiates) {
    return InitializeSecurityContextA(&party->credential, step->context, habits->target, habits->requested | memory, 0,
                                      SECURITY_NATIVE_DREP, input, 0, &party->context, output, &party->granted, NULL);
  }
  return AcceptSecurityContext(&party->credential, step->context, input,
                               memory | ASC_REQ_CONFIDENTIALITY | ASC_REQ_INTEGRITY, SECURITY_NATIVE_DREP,
                               &party->context, output, &party->granted, NULL);
}

void TakeStep(const Habits* habits, Party* party, const Step* step) {
  unsigned char bindings[512];
  SecBuffer in[2];
  SecBufferDesc input = {SECBUFFER_VERSION, 0, in};
  SecBuffer out = {habits->allocates ? 0 : step->room, SECBUFFER_TOKEN, habits->allocates ? NULL : party->token.bytes};
  SecBufferDesc output = {SECBUFFER_VERSION, 1, &out};
  if (party->inbox->is_full) {
    SecBuffer token = {party->inbox->size, SECBUFFER_TOKEN, party->inbox->bytes};
    in[input.cBuffers++] = token;
  }
  if (habits->bindings != NULL) {
    SecBuffer binding = {PutBindings(habits->bindings, bindings), SECBUFFER_CHANNEL_BINDINGS, bindings};
    in[input.cBuffers++] = binding;
  }
  int has_input = input.cBuffers != 0 || step->has_input;
  party->status = CallOn(habits, party, step, has_input ? &input : NULL, &output);
  if (party->status >= 0) party->has_context = 1;
  party->allocated = habits->allocates ? out.pvBuffer : NULL;
  int has_token = out.pvBuffer != NULL && out.cbBuffer <= kRoom && party->status >= 0;
  party->token.size = has_token ? out.cbBuffer : 0;
  if (has_token && habits->allocates) memcpy(party->token.bytes, out.pvBuffer, out.cbBuffer);
}

/* The first call has no context, each later one that of the handshake (ISC-N-007, ISC-N-008). */
static void TakeUsualStep(const Habits* habits, Party* party) {
  Step step = {party->has_context ? &party->context : NULL, 0, kRoom};
  TakeStep(habits, party, &step);
}

static void Complete(const Habits* habits, Party* party) {
  SecBuffer token = {party->token.size, SECBUFFER_TOKEN, party->token.bytes};
  SecBufferDesc message = {SECBUFFER_VERSION, 1, &token};
  SECURITY_STATUS status = CompleteAuthToken(&party->context, &message);
  (void)habits;
  if (status >= 0) return;
  party->status = status; /* what could not be completed is not sent (CAT-004) */
  party->token.size = 0;
}

static void Send(const Habits* habits, Party* party) {
  (void)habits;
  memcpy(party->outbox->bytes, party->token.bytes, party->token.size);
  party->outbox->size = party->token.size;
  party->outbox->is_full = 1;
}

/* What the package allocated goes back to the package (ISC-N-014). */
static void Release(const Habits* habits, Party* party) {
  (void)habits;
  if (party->allocated != NULL) FreeContextBuffer(party->allocated);
  party->allocated = NULL;
}

/* Asking for an attribute is not having it (ISC-N-023, ISC-N-028). */
static int Suffices(const Habits* habits, const Party* party) {
  return (party->granted & habits->required) == habits->required;
}

ULONG TrailerSize(Party* party) {
  SecPkgContext_Sizes sizes = {0, 0, 0, 0};
  QueryContextAttributesA(&party->context, SECPKG_ATTR_SIZES, &sizes);
  return sizes.cbSecurityTrailer;
}

int Seal(Party* party, const char* text, ULONG trailer, Wire* message) {
  ULONG size = (ULONG)strlen(text);
  memcpy(message->bytes + trailer, text, size);
  SecBuffer parts[] = {{trailer, SECBUFFER_TOKEN, message->bytes}, {size, SECBUFFER_DATA, message->bytes + trailer}};
  SecBufferDesc whole = {SECBUFFER_VERSION, 2, parts};
  message->size = trailer + size;
  message->is_full = EncryptMessage(&party->context, 0, &whole, 0) == SEC_E_OK;
  /* The trailer may turn out shorter than its room: what is sent has no gap. */
  if (message->is_full && parts[0].cbBuffer < trailer) {
    memmove(message->bytes + parts[0].cbBuffer, message->bytes + trailer, size);
    message->size = parts[0].cbBuffer + size;
  }
  return message->is_full;
}

int Open(Party* party, const Wire* message, ULONG trailer, char* text) {
  static Wire copy; /* deciphered in place */
  ULONG qop = 0;
  copy = *message;
  SecBuffer parts[] = {{trailer, SECBUFFER_TOKEN, copy.bytes},
                       {copy.size - trailer, SECBUFFER_DATA, copy.bytes + trailer}};
  SecBufferDesc whole = {SECBUFFER_VERSION, 2, parts};
  if (DecryptMessage(&party->context, &whole, 0, &qop) != SEC_E_OK) return 0;
  memcpy(text, parts[1].pvBuffer, parts[1].cbBuffer);
  text[parts[1].cbBuffer] = '\0';
  return 1;
}

static int Talk(const Habits* habits, Party* from, Party* to) {
  static Wire message;
  char text[kRoom] = "";
  (void)habits;
  if (!Seal(from, kText, TrailerSize(from), &message)) return 0;
  return Open(to, &message, message.size - (ULONG)strlen(kText), text) && strcmp(text, kText) == 0;
}

/* First the context, partial and failed ones too, then the credential it was made with (DSC-001, FCH-001). */
static void Part(const Habits* habits, Party* party) {
  (void)habits;
  if (party->has_context) DeleteSecurityContext(&party->context);
  if (party->has_credential) FreeCredentialsHandle(&party->credential);
  party->has_context = party->has_credential = 0;
}

const Habits kGoodHabits = {
    .package = "Negotiate",
    .target = "HTTP/web.example.com",
    .requested = ISC_REQ_MUTUAL_AUTH | ISC_REQ_CONFIDENTIALITY | ISC_REQ_INTEGRITY,
    .required = ISC_RET_CONFIDENTIALITY,
    .acquire = Acquire,
    .initialize = TakeUsualStep,
    .accept = TakeUsualStep,
    .complete = Complete,
    .send = Send,
    .release = Release,
    .suffices = Suffices,
    .talk = Talk,
    .part = Part,
};
