package dev.sapando.ops.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Makes a request that speaks of HTTP/7.3 an unreadable one, which is answered with a 400. Vert.x would answer 501 before any
 * handler of ours is asked: a fault of the client counted as one of the server.
 */
@Sharable
final class KnownVersion extends ChannelInboundHandlerAdapter {
    private static final KnownVersion CHECK = new KnownVersion();

    private KnownVersion() {}

    /** Puts the check before the connection's own handler. Only Vert.x's inner type knows of the channel. */
    static void checkOn(HttpConnection connection) {
        if (connection instanceof HttpServerConnection inner) {
            ChannelHandlerContext handler = inner.channelHandlerContext();
            handler.pipeline().addBefore(handler.name(), "version", CHECK);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && !isKnown(request.protocolVersion())) {
            request.setDecoderResult(DecoderResult.failure(
                    new IllegalArgumentException("unknown version " + request.protocolVersion())));
            // The answer speaks the version of the request.
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
        context.fireChannelRead(message);
    }

    /** By identity, as Vert.x does: HTTP/01.1 equals HTTP/1.1 and is another object, which it answers with a 501 as well. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isKnown(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }
}
