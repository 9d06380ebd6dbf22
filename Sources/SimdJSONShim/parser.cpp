#include "SimdJSONShim.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>

#include <simdjson.h>

static_assert(SIMDJSON_SHIM_CAPACITY == simdjson::CAPACITY, "codes are simdjson's");
static_assert(SIMDJSON_SHIM_OUT_OF_MEMORY == simdjson::MEMALLOC, "codes are simdjson's");

struct simdjson_shim_parser {
    simdjson::dom::parser parser;
    // The document's bytes, followed by the padding that simdjson reads beyond their end.
    std::unique_ptr<uint8_t[]> bytes;
    size_t capacity = 0;

    bool reserve(size_t length) {
        if (length <= capacity) return true;
        const size_t wanted = std::max(length, capacity * 2);
        bytes.reset(new (std::nothrow) uint8_t[wanted + simdjson::SIMDJSON_PADDING]);
        capacity = bytes ? wanted : 0;
        return bytes != nullptr;
    }
};

namespace {

// The smallest document buffers that are worth having.
constexpr size_t initial_capacity = 4096;

int parse(simdjson_shim_parser &self, const uint8_t *bytes, size_t length, simdjson_shim_view &view) {
    if (length > simdjson::SIMDJSON_MAXSIZE_BYTES - simdjson::SIMDJSON_PADDING) return simdjson::CAPACITY;
    if (!self.reserve(std::max(length, initial_capacity))) return simdjson::MEMALLOC;
    if (length > 0) std::memcpy(self.bytes.get(), bytes, length);
    std::memset(self.bytes.get() + length, ' ', simdjson::SIMDJSON_PADDING);
    const auto error = self.parser.parse(self.bytes.get(), length, false).error();
    if (error) return error;
    view.tape = self.parser.doc.tape.get();
    view.strings = self.parser.doc.string_buf.get();
    return simdjson::SUCCESS;
}

}  // namespace

extern "C" simdjson_shim_parser *simdjson_shim_parser_create(size_t max_depth) {
    try {
        auto self = std::make_unique<simdjson_shim_parser>();
        if (self->parser.allocate(initial_capacity, max_depth) != simdjson::SUCCESS) return nullptr;
        return self.release();
    } catch (...) {
        return nullptr;
    }
}

extern "C" void simdjson_shim_parser_destroy(simdjson_shim_parser *parser) { delete parser; }

extern "C" int simdjson_shim_parse(
    simdjson_shim_parser *parser, const uint8_t *bytes, size_t length, simdjson_shim_view *view) {
    try {
        return parse(*parser, bytes, length, *view);
    } catch (const std::bad_alloc &) {
        return simdjson::MEMALLOC;
    } catch (...) {
        return simdjson::UNEXPECTED_ERROR;
    }
}

extern "C" const char *simdjson_shim_message(int code) {
    return simdjson::error_message(static_cast<simdjson::error_code>(code));
}
