// jtest: gc-subset
// jtest: opts -XX:-ShowCodeDetailsInExceptionMessages
public class NpeMessagesOff {
    static class Node { Node next; }

    public static void main(String[] args) {
        Node node = new Node();
        try {
            node.next.next = node;
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        node.next.next.hashCode();
    }
}
