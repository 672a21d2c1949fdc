# docker build -t csto .
# docker run --rm --read-only --network none csto members --on 2012-07-01
FROM python:3.13-slim AS build
WORKDIR /source
COPY . .
RUN python -m venv --without-pip /csto && pip --python /csto/bin/python install --no-cache-dir -c constraints.txt .

FROM python:3.13-slim
LABEL org.opencontainers.image.title="csto" \
      org.opencontainers.image.description="Replay the log of an international organisation: who was a member on any day, who chaired, on what evidence" \
      org.opencontainers.image.version="1.0.0" \
      org.opencontainers.image.authors="The csto contributors" \
      org.opencontainers.image.licenses="MIT AND CC-BY-4.0 AND Unicode-3.0" \
      org.opencontainers.image.base.name="docker.io/library/python:3.13-slim"
COPY --from=build /csto /csto
ENV PATH="/csto/bin:$PATH"
# no user of the image has this number: csto needs no home and writes only what it is asked to
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["csto"]
CMD ["--help"]
