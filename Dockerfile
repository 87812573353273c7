# The API and the worker in one image: `node apps/api/dist/src/main.js` (default) or `node apps/api/dist/src/worker.js`.
# State lives in PostgreSQL and in /data (keys and files), so any number of these may run.

FROM node:24-bookworm-slim AS base
WORKDIR /app
RUN npm install --global pnpm@12.21.0

FROM base AS manifests
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml tsconfig.base.json ./
COPY patches patches
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY libs/api-client/package.json libs/api-client/
COPY libs/italian-ids/package.json libs/italian-ids/
COPY libs/questionnaire/package.json libs/questionnaire/
COPY libs/risk-engine/package.json libs/risk-engine/
COPY libs/report-text/package.json libs/report-text/

FROM manifests AS build
RUN pnpm install --frozen-lockfile
COPY apps apps
COPY libs libs
COPY scripts scripts
RUN node scripts/build.mjs

# Without packages that only builds and tests need, such as a second Node and PostgreSQL.
FROM manifests AS production
RUN pnpm install --frozen-lockfile --prod --filter "@sestante/api..."

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=production /app/node_modules node_modules
COPY --from=production /app/apps/api/node_modules apps/api/node_modules
COPY --from=production /app/libs/italian-ids/node_modules libs/italian-ids/node_modules
COPY --from=production /app/libs/risk-engine/node_modules libs/risk-engine/node_modules
COPY --from=production /app/libs/report-text/node_modules libs/report-text/node_modules
COPY --from=build /app/apps/api/package.json apps/api/package.json
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/libs/italian-ids/package.json libs/italian-ids/package.json
COPY --from=build /app/libs/italian-ids/dist libs/italian-ids/dist
COPY --from=build /app/libs/questionnaire/package.json libs/questionnaire/package.json
COPY --from=build /app/libs/questionnaire/dist libs/questionnaire/dist
COPY --from=build /app/libs/risk-engine/package.json libs/risk-engine/package.json
COPY --from=build /app/libs/risk-engine/dist libs/risk-engine/dist
COPY --from=build /app/libs/report-text/package.json libs/report-text/package.json
COPY --from=build /app/libs/report-text/dist libs/report-text/dist
COPY --from=build /app/apps/web/dist apps/web/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# /health/ready is for the load balancer: while PostgreSQL restarts, the process must not be killed.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/health/live').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# A small young generation and few arenas keep the memory small for some more CPU: scripts/api-process.mjs.
ENV MALLOC_ARENA_MAX=2
CMD ["node", "--max-semi-space-size=8", "apps/api/dist/src/main.js"]
