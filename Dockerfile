# The page, as the files that the host serves.
FROM node:24-slim AS page
WORKDIR /repo/wwwroot
COPY wwwroot/package.json wwwroot/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY wwwroot ./
RUN WEB_OUT=/repo/artifacts/web/ npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /repo
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props ./
COPY src/WebUdpChat.Core/WebUdpChat.Core.csproj src/WebUdpChat.Core/packages.lock.json src/WebUdpChat.Core/
COPY src/WebUdpChat/*.csproj src/WebUdpChat/*.targets src/WebUdpChat/packages.lock.json src/WebUdpChat/
RUN dotnet restore src/WebUdpChat --locked-mode
COPY src src
COPY --from=page /repo/artifacts/web artifacts/web
RUN dotnet publish src/WebUdpChat -c Release --no-restore -o /app -p:SkipWeb=true && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# A volume takes the owner of the folder that it is laid over.
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
ENV ASPNETCORE_URLS="http://*:8080;https://*:8443" \
    Gateway__DataDirectory=/data \
    DOTNET_EnableDiagnostics=0
USER $APP_UID
VOLUME /data
EXPOSE 8080/tcp 8443/tcp 9000/udp
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["dotnet", "WebUdpChat.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "WebUdpChat.dll"]
