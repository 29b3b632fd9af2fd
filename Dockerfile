# One image for every service and the simulated shop; the command says which: ingest, archive, features, serving, monitoring, shop.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests package \
 && mkdir -p /app/lib \
 && cp demo/target/demo-*-SNAPSHOT.jar demo/target/lib/*.jar /app/lib/

FROM eclipse-temurin:17-jre
COPY --from=build /app /app
COPY demo/samples /app/demo/samples
# State belongs to nobody in particular and outlives the container in a volume; the rest of the image is read only to it.
# Write keys have folders of their own, so that each container gets those that it needs.
RUN mkdir -p -m 0700 /keys && mkdir -m 0700 /keys/collector /keys/operator /keys/shop && mkdir -p /archive /var/lib/sapando \
 && chown -R 10001:10001 /archive /keys /var/lib/sapando
USER 10001:10001
WORKDIR /var/lib/sapando
# Not every base image says how text is written: without it everything beyond ASCII would be a question mark.
ENV LANG=C.UTF-8
ENV SAPANDO_HOME=/app STATE_DIR=/var/lib/sapando/state ARCHIVE_DIR=/var/lib/sapando/archive SAPANDO_BIND=0.0.0.0
# Options by a variable of our own, as with the launcher: the JVM's own ones announce themselves on every start. They are words and no patterns; exec, so that signals arrive.
ENTRYPOINT ["sh", "-c", "set -f; exec java -XX:+ExitOnOutOfMemoryError $SAPANDO_JAVA_OPTS -cp '/app/lib/*' dev.sapando.demo.Sapando \"$@\"", "sapando"]
CMD ["--help"]
