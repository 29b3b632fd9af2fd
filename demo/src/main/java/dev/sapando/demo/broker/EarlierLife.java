package dev.sapando.demo.broker;

import dev.sapando.ops.run.StartFailure;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * What the metadata on a disk still says of the broker that ran there before: that it is there, for as long as its session lasts.
 * Its controller, run alone for a moment, notes that it is not; only then is the next broker let in. The folder's lock says that
 * it is really gone.
 */
final class EarlierLife {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long ASK_AGAIN_MILLIS = 20;
    private static final String ACTIVE = "ActiveControllerCount";
    private static final String FENCED = "FencedBrokerCount";
    /** There is one for each broker that is registered, once the controller is active. */
    private static final String REGISTERED = "TimeSinceLastHeartbeatReceivedMs,broker=" + BrokerConfig.NODE;

    private EarlierLife() {}

    /** @throws StartFailure where the controller does not come to that */
    static void end(BrokerConfig config) throws JMException, InterruptedException {
        var controller = new KafkaRaftServer(new KafkaConfig(config.controllerAlone(), false), Time.SYSTEM);
        try {
            controller.startup();
            awaitFenced(config);
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private static void awaitFenced(BrokerConfig config) throws JMException, InterruptedException {
        boolean active = false;
        for (long begun = System.nanoTime(); ; TimeUnit.MILLISECONDS.sleep(ASK_AGAIN_MILLIS)) {
            // One that was killed in its first start may never have come to register.
            boolean none = active && told(REGISTERED).isEmpty();
            if (none || told(FENCED).orElse(0) == 1) {
                return;
            }
            active = told(ACTIVE).orElse(0) == 1;
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new StartFailure("Kafka's controller does not let go of the broker that ran on " + config.data()
                        + " before; its log says why");
            }
        }
    }

    /** The controller tells it by JMX and in no other way. */
    private static OptionalInt told(String name) throws JMException {
        try {
            var bean = new ObjectName("kafka.controller:type=KafkaController,name=" + name);
            Object value = ManagementFactory.getPlatformMBeanServer().getAttribute(bean, "Value");
            return OptionalInt.of(((Number) value).intValue());
        } catch (InstanceNotFoundException e) {
            return OptionalInt.empty();
        }
    }
}
