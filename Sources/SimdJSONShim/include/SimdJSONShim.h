// A C face of simdjson's DOM parser: bytes in, the finished tape out.
//
// The tape format is described in simdjson's doc/tape.md; it is stable within one major version of the library.
// No C++ exception leaves this header, nothing is printed, and no state is shared between parsers.
#ifndef COACHPLAN_SIMDJSON_SHIM_H
#define COACHPLAN_SIMDJSON_SHIM_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser with its buffers. One thread at a time.
typedef struct simdjson_shim_parser simdjson_shim_parser;

/// What a parser holds after a successful parse. Valid until its next parse or its end.
typedef struct {
    /// One 64-bit word a value, two for numbers; the root is word 0.
    const uint64_t *tape;
    /// Where the tape's strings are: 32-bit length, UTF-8 bytes, NUL.
    const uint8_t *strings;
} simdjson_shim_view;

/// Code of a successful parse. Every other code is one of simdjson's.
enum { SIMDJSON_SHIM_SUCCESS = 0, SIMDJSON_SHIM_CAPACITY = 1, SIMDJSON_SHIM_OUT_OF_MEMORY = 2 };

/// A parser that refuses documents nested deeper than `max_depth` containers, or NULL without memory.
simdjson_shim_parser *simdjson_shim_parser_create(size_t max_depth);

/// Frees a parser and what its last view pointed to. NULL is allowed.
void simdjson_shim_parser_destroy(simdjson_shim_parser *parser);

/// Parses one document. The bytes are copied first, so that they need no padding and may go away afterwards.
int simdjson_shim_parse(
    simdjson_shim_parser *parser, const uint8_t *bytes, size_t length, simdjson_shim_view *view);

/// What simdjson says about a code. Never NULL, never freed.
const char *simdjson_shim_message(int code);

#ifdef __cplusplus
}
#endif

#endif
