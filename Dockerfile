# The bot with its models and index; at run time it needs no network but Telegram's.
#
#   docker build -t verbatim . && docker compose up -d
FROM node:20-bookworm-slim AS build
# hnswlib-node is always compiled.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN packaging/image-steps.sh build /source /app

FROM node:20-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data INDEX_DIR=/app/embeddings/index
# Owned by root, so the bot cannot change its own code even where the file system is writable.
COPY --from=build /app /app
RUN install -d -o node -g node /data
WORKDIR /app
USER node
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["node", "packaging/health-check.mjs"]
# node itself, so that it gets the signals.
CMD ["node", "dist/main.js"]
