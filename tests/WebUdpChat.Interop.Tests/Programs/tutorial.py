"""A UDP client as tutorials show it: send a line, wait for the answer, print it."""
import socket
import sys

server = (sys.argv[1], int(sys.argv[2]))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for line in sys.stdin:
    sock.sendto(line.rstrip("\n").encode(), server)
    data, address = sock.recvfrom(1024)
    print(data.decode(), end="", flush=True)
