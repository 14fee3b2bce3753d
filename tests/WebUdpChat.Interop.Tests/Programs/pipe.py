"""Sends its whole standard input as a single datagram, then prints what is answered, byte for byte."""
import socket
import sys

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
sock.sendto(sys.stdin.buffer.read(), (sys.argv[1], int(sys.argv[2])))
while True:
    sys.stdout.buffer.write(sock.recv(65536))
    sys.stdout.buffer.flush()
