// jtest: gc-subset
public class NpeUncaught {
    static class Address { String city; Address parent; }
    static class Person { Address address; Address address() { return address; } }

    public static void main(String[] args) {
        Person[] people = {new Person()};
        try {
            people[0].address().city.length();
        } catch (NullPointerException e) {
            e.printStackTrace();
        }
        people[0].address = new Address();
        people[0].address().parent.city = "x";
    }
}
