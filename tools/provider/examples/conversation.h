/* A client and a server that shake hands, exchange one sealed message each way, and part.
 *
 * Both live in one process, and what a network would carry lies in two Wires. The order of things is Converse, in
 * conversation.c; each thing is a habit. A program takes all GoodHabits (correct.c), or all but one.
 */
#ifndef LEGWORK_TOOLS_PROVIDER_EXAMPLES_CONVERSATION_H_
#define LEGWORK_TOOLS_PROVIDER_EXAMPLES_CONVERSATION_H_

#include "tools/provider/sspi.h"

enum { kRoom = 12288 };

/* Wire carries one token or message at a time. */
typedef struct {
  unsigned char bytes[kRoom];
  ULONG size;
  int is_full;
} Wire;

/* Party is one end of the conversation. */
typedef struct {
  int initiates;
  CredHandle credential;
  int has_credential;
  CtxtHandle context;
  int has_context;
  SECURITY_STATUS status; /* of the last handshake call */
  ULONG granted;          /* attributes; they count once the handshake is over */
  Wire token;             /* what the last call put out */
  void* allocated;        /* where the package put it, if it allocated the memory */
  int is_done;            /* the handshake is over on this side, well or badly */
  Wire* inbox;
  Wire* outbox;
} Party;

/* Habits are what a program does at each point. */
typedef struct Habits Habits;
struct Habits {
  const char* package;
  const char* target;
  ULONG requested;      /* ISC_REQ_ */
  ULONG required;       /* ISC_RET_ without which the client does not go on */
  int allocates;        /* the package allocates the tokens' memory */
  const char* bindings; /* application data of the channel's bindings; NULL for none */

  int (*acquire)(const Habits* habits, Party* party); /* 0: there is no credential */
  void (*initialize)(const Habits* habits, Party* party);
  void (*accept)(const Habits* habits, Party* party);
  void (*complete)(const Habits* habits, Party* party);
  void (*send)(const Habits* habits, Party* party);
  void (*release)(const Habits* habits, Party* party); /* the token's memory */
  int (*suffices)(const Habits* habits, const Party* party);
  int (*talk)(const Habits* habits, Party* from, Party* to); /* 0: the message did not arrive */
  void (*part)(const Habits* habits, Party* party);
};
extern const Habits kGoodHabits;

/* Converse gives the exit status: 0 if both sides were established and the messages arrived. */
int Converse(const Habits* habits);

/* Step is one handshake call with the token in the inbox, if there is one; `bindings` may be NULL. */
typedef struct {
  PCtxtHandle context; /* phContext */
  int has_input;       /* pInput is not NULL even without token and bindings */
  ULONG room;          /* of the output buffer */
} Step;
void TakeStep(const Habits* habits, Party* party, const Step* step);

/* Seal makes a message of a text: the trailer, then the sealed text. Open reverses it. 0: it failed. */
int Seal(Party* party, const char* text, ULONG trailer, Wire* message);
int Open(Party* party, const Wire* message, ULONG trailer, char* text);

/* TrailerSize asks the context for cbSecurityTrailer. */
ULONG TrailerSize(Party* party);

#endif /* LEGWORK_TOOLS_PROVIDER_EXAMPLES_CONVERSATION_H_ */
