# coachplan for those without a Swift toolchain:
#
#   docker build --tag coachplan .
#   docker run --rm --volume "$PWD:/work" coachplan check request.yaml
#
# Built from the official Swift image; what runs is Debian with the libraries that the program links, the Swift runtime
# beside it, and time zones. The first build takes as long as `make build` does.
FROM swift:6.3-bookworm AS build
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make libglpk-dev libsqlite3-dev libsimdjson-dev libssl-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN make install PREFIX=/opt/coachplan

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        ca-certificates tzdata libglpk40 libsqlite3-0 libsimdjson14 libssl3 libstdc++6 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/coachplan /usr/local
# Plans and journals belong to whoever runs it: docker run --user "$(id -u):$(id -g)".
WORKDIR /work
ENTRYPOINT ["coachplan"]
CMD ["--help"]
